/** Small accountability teams: three to six people, each by their own word, with what happens after a lapse agreed before. */
import * as contract from '@fairlead/contract/community';
import { personById } from '../people/index.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { addMember, addTeam, endMember, memberById, membersOf, teamById, teamsAt } from './community-store.ts';

const fewest = 3;
const most = 6;
const guides = staff('counsellor', 'peer_worker');
const limiter = 'ordinary' as const;

export const teamRoutes: readonly AnyRoute[] = [
  read(contract.accountabilityTeams, { policy: guides, limiter, audit: 'accountability teams looked at' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const teams = await teamsAt(tx, ask.params.id);
    const members = await membersOf(tx, teams.map((team) => team.id));
    return {
      kind: 'ok', people: members.map((member) => member.person_id),
      reply: {
        items: teams.map((team) => {
          const own = members.filter((member) => member.team_id === team.id);
          return { id: team.id, name: team.name, afterALapse: team.after_a_lapse, guide: team.guide, madeAt: team.made_at, ready: own.length >= fewest, members: own.map((member) => ({ id: member.id, personId: member.person_id, name: member.name, agreedAt: member.agreed_at })) };
        }),
      },
    };
  }),
  command(contract.startTeam, { policy: guides, limiter, audit: 'accountability team started' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const id = await addTeam(tx, { siteId: ask.params.id, name: ask.body.name, afterALapse: ask.body.afterALapse, guideId: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [], events: [{ kind: 'community.team-started', topic: 'teams', siteId: ask.params.id, params: { name: ask.body.name } }] };
  }),
  command(contract.joinTeam, { policy: guides, limiter, audit: 'accountability team joined' }, async (ask, tx) => {
    const team = await teamById(tx, ask.params.id);
    if (team === null) return { kind: 'not-found' };
    if ((await personById(tx, ask.body.personId)) === null) return { kind: 'invalid', detail: 'There is no such person here.', field: '/personId' };
    // The last place of a team is taken once.
    await tx.takeTurns(`team ${team.id}`);
    const members = await membersOf(tx, [team.id]);
    if (members.some((member) => member.person_id === ask.body.personId)) return { kind: 'conflict', detail: 'This person is in the team already.' };
    if (members.length >= most) return { kind: 'conflict', detail: `A team has ${most} people at most. Start another one.` };
    const id = await addMember(tx, { teamId: team.id, personId: ask.body.personId, notedBy: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [ask.body.personId], events: [{ kind: 'community.team-joined', topic: 'teams', personId: ask.body.personId, siteId: team.site_id, audience: 'person', params: { name: team.name } }] };
  }),
  command(contract.leaveTeam, { policy: guides, limiter, audit: 'accountability team left' }, async (ask, tx) => {
    const member = await memberById(tx, ask.params.id);
    if (member === null) return { kind: 'not-found' };
    const team = await teamById(tx, member.team_id);
    if (member.left_at === null) await endMember(tx, member.id, ask.now);
    return { kind: 'done', reply: { id: member.id }, people: [member.person_id], events: [{ kind: 'community.team-left', topic: 'teams', personId: member.person_id, siteId: team?.site_id ?? null, audience: 'person', params: { name: team?.name ?? '' } }] };
  }),
];
