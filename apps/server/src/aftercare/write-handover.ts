/** Tells a hospital or prison: the rules of disclosure are asked first, and what was told is kept as it stood. */
import { dayOf, decideDisclosure, type Decision } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { writeHandover as contract } from '@fairlead/contract/aftercare';
import { consentState, consentToUse, type ConsentRow } from '../consent/index.ts';
import { decisionReply } from '../medication/index.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { handoverContent } from './handover-content.ts';
import { addHandover } from './handover-store.ts';

type Asked = BodyOf<typeof contract>;

/** By which law a record leaves from a site. */
export const regimeOf = (site: Pick<SiteRow, 'country'>): '42CFR2' | 'UK' => (site.country === 'US' ? '42CFR2' : 'UK');

function decide(site: SiteRow, asked: Asked, consent: ConsentRow | null, today: string): Decision {
  const regime = regimeOf(site);
  if (asked.basis === 'emergency') return decideDisclosure({ regime, purpose: 'medical-emergency', emergencyRecord: ['recipient', 'discloser', 'date', ...(asked.emergencyNature === undefined ? [] : ['nature'])] });
  const held = consent === null ? null : { scope: 'treatment', signed: true, revoked: consentState(consent, today) === 'ended', expiresDay: consent.expires_on === null ? null : dayOf(consent.expires_on) };
  return decideDisclosure({ regime, purpose: 'treatment', consent: held, noticeAttached: true, today: dayOf(today) });
}

export async function writeHandover(tx: Tx, actor: StaffActor, personId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof contract>>> {
  const [person, episode] = [await personById(tx, personId), await openEpisodeOf(tx, personId)];
  const site = episode === null ? null : await siteById(tx, episode.site_id);
  if (person === null || episode === null || site === null) return { kind: 'not-found' };
  if (asked.basis === 'direct-care' && site.country === 'US') return { kind: 'invalid', detail: 'In the US a record of this treatment leaves with a written consent, or in a medical emergency.', field: '/basis' };
  if (asked.basis === 'emergency' && asked.emergencyNature === undefined) return { kind: 'invalid', detail: 'Say what the emergency is. It is kept with the disclosure.', field: '/emergencyNature' };
  const consent = asked.basis !== 'consent' || asked.consentId === undefined ? null : await consentToUse(tx, asked.consentId);
  if (asked.basis === 'consent' && (consent === null || consent.person_id !== personId || consent.kind !== 'sharing')) return { kind: 'invalid', detail: 'Choose a consent of this person to share with this hospital or prison, or ask for one.', field: '/consentId' };
  const decision = decide(site, asked, consent, dayAt(now, site.time_zone));
  if (decision.decision === 'refuse') return { kind: 'refused', detail: 'The record may not leave on this.', decision: decisionReply(decision), people: [personId] };
  const content = await handoverContent(tx, person, site, now);
  const id = await addHandover(tx, {
    personId, episodeId: episode.id, direction: 'out', place: asked.place, otherName: asked.otherName, otherPerson: asked.otherPerson ?? null, otherPhone: asked.otherPhone ?? null, basis: asked.basis, consentId: consent?.id ?? null,
    emergencyNature: asked.basis === 'emergency' ? asked.emergencyNature ?? null : null, content, decision: decisionReply(decision), leftOn: null, note: asked.note ?? null, writtenBy: actor.accountId,
  }, now);
  return {
    kind: 'done', people: [personId], reply: { id, decision: decisionReply(decision) }, details: { handoverId: id, recipient: asked.otherName, basis: asked.basis, consentId: consent?.id ?? null, emergency: asked.basis === 'emergency' },
    events: [{ kind: 'aftercare.handover-told', topic: 'consents', personId, episodeId: episode.id, siteId: site.id, audience: 'person', params: { recipient: asked.otherName, basis: asked.basis }, about: { table: 'institution_handovers', id } }],
  };
}
