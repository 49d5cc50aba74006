import { addCrowd } from './ground/crowd.ts';
import { openGround } from './ground/ground.ts';
const g = await openGround({ log_min_duration_statement: '0', logging_collector: 'on', log_directory: '/tmp/pglog', log_filename: 'l.log' });
await addCrowd(g, 1000, g.siteId, 40);
for (let j = 0; j < 120; j++) await g.ask('GET', `/api/sites/${g.siteId}/queue`);
const { rows } = await g.admin.query(`select pg_stat_get_db_tuples_returned(oid) from pg_database where datname=current_database()`);
console.log(rows);
await g.close();
