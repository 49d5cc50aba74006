/** The routes of dispensing pumps. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAt } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import { addPump, askPour, connectPump, endPump, settlePour } from './pump-commands.ts';
import { notePumpRun, pumpRunsOf } from './note-pump-run.ts';
import { pourBottle } from './pour-bottle.ts';
import { ugOfUl } from './poured.ts';
import { contradictionsOf, openPoursOfSite, pumpFigures, pumpsOf } from './pumps-store.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');
const keepers = staff('pharmacist', 'manager', 'administrator');

export const pumpRoutes: readonly AnyRoute[] = [
  read(contract.getPumps, { policy: staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor', 'administrator'), limiter: 'ordinary', audit: 'pumps opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
    const [pumps, figures, open, contradictions, runs] = await Promise.all([pumpsOf(tx, site.id), pumpFigures(tx, site.id, day), openPoursOfSite(tx, site.id), contradictionsOf(tx, site.id), pumpRunsOf(tx, site.id)]);
    return {
      kind: 'ok', people: [...new Set(open.map((each) => each.person_id))],
      reply: { day, items: pumps.map((pump) => {
        const figure = figures.find((each) => each.pump_id === pump.id);
        return {
          id: pump.id, name: pump.name, host: pump.host, port: pump.port, tolerancePermille: pump.tolerance_permille, answeringSince: pump.answering_since,
          container: pump.container_id === null ? null : { id: pump.container_id, label: pump.container_label ?? '', balanceUg: pump.container_balance_ug ?? 0 },
          pours: figure?.pours ?? 0, askedUl: figure?.asked_ul ?? 0, measuredUl: figure?.measured_ul ?? 0,
          open: open.filter((each) => each.pump_id === pump.id).map((each) => ({
            id: each.id, personId: each.person_id, number: each.person_number, dosingDay: each.dosing_day, vessel: each.vessel ?? ('cup' as const), askedUl: each.asked_ul, measuredUl: each.measured_ul,
            measuredUg: each.measured_ul === null ? null : ugOfUl(each.measured_ul, each.ug_per_ml), askedAt: each.asked_at, askedBy: each.asked_by,
          })),
          runs: runs.filter((each) => each.pump_id === pump.id).map((each) => ({ kind: each.kind, saidUl: each.said_ul, measuredUl: each.measured_ul, went: each.went, by: each.done_by, secondBy: each.second_by, at: each.at })),
          contradictions: contradictions.filter((each) => each.pump_id === pump.id).map((each) => ({ pourId: each.pour_id, keptUl: each.kept_ul, saidUl: each.said_ul, at: each.at })),
        };
      }) },
    };
  }),
  command(contract.addPump, { policy: keepers, limiter: 'ordinary', audit: 'pump added' }, (ask, tx) => addPump(tx, ask.actor, { ...ask.body, siteId: ask.params.id }, ask.now)),
  command(contract.connectPump, { policy: staff('nurse', 'pharmacist', 'manager', 'administrator'), limiter: 'ordinary', audit: 'pump connected' }, (ask, tx) => connectPump(tx, ask.params.id, ask.body.containerId)),
  command(contract.endPump, { policy: keepers, limiter: 'ordinary', audit: 'pump ended' }, (ask, tx) => endPump(tx, ask.actor, ask.params.id, ask.now)),
  command(contract.notePumpRun, { policy: dosers, limiter: 'ordinary', audit: 'pump run noted' }, (ask, tx) => notePumpRun(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.askPour, { policy: dosers, limiter: 'ordinary', audit: 'pour asked' }, (ask, tx) => askPour(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  command(contract.pourBottle, { policy: dosers, limiter: 'ordinary', audit: 'bottle pour asked' }, (ask, tx) => pourBottle(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  command(contract.settlePour, { policy: dosers, limiter: 'ordinary', audit: 'pour settled' }, (ask, tx) => settlePour(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];
