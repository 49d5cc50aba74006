/** Asks another organisation for days that were signed over to it: a letter and the words for a call. Nothing moves by it: the days come back by its signed return. */
import type { Language, ReplyOf } from '@fairlead/contract';
import type { askSignedDaysBack as askRoute } from '@fairlead/contract/dispensary';
import { noticeTexts, readLetter } from '@fairlead/contract/grant';
import { episodeById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { dayText, momentText } from '../platform/paper.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { grantOfStay } from './grants-store.ts';
import { guestStayById } from './guest-store.ts';
import { recallPaper } from './recall-paper.ts';
import { recallWords, type RecallFacts, type RecallWords } from './recall-messages.ts';

export async function askSignedDaysBack(tx: Tx, stayId: string, why: keyof RecallWords['why'], language: Language, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof askRoute>>> {
  const stay = await guestStayById(tx, stayId);
  const [episode, grant] = stay === null ? [null, null] : [await episodeById(tx, stay.episode_id), await grantOfStay(tx, stay.id)];
  const site = episode === null ? null : await siteById(tx, episode.site_id);
  if (stay === null || episode === null || site === null) return { kind: 'not-found' };
  const letter = grant === null ? null : readLetter(grant.text);
  if (grant === null || letter?.kind !== 'grant' || grant.state !== 'out') return { kind: 'conflict', detail: 'These days are not with another clinic by a letter of ours, so there is nothing to ask back.' };
  const day = (text: string): string => dayText(text, language);
  const moment = (instant: string): string => momentText(instant, site.time_zone, language);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const facts: RecallFacts = {
    recipient: grant.issuer, site: site.name, number: String(grant.number), from: day(grant.from_day), to: day(grant.to_day), until: moment(letter.grant.expiresAt), signed: moment(letter.grant.issuedAt), phone: text(site.details['phone']), today: day(dayAt(now, site.time_zone)),
  };
  const pdf = await recallPaper({ facts, address: text(site.details['address']), why, text: grant.text, notice: noticeTexts[letter.grant.notice].notice, country: site.country, language });
  return {
    kind: 'done', people: [stay.person_id], reply: { fileName: `give-back-days-${grant.number}.pdf`, base64: pdf.toString('base64'), call: [...recallWords[language].call(facts)] },
    events: [{ kind: 'dispensary.days-asked-back', topic: 'people', personId: stay.person_id, episodeId: episode.id, siteId: site.id, audience: 'team', params: { recipient: grant.issuer, number: grant.number, from: grant.from_day, to: grant.to_day }, about: { table: 'guest_grants', id: grant.id } }],
    details: { grantId: grant.id, number: grant.number, recipient: grant.issuer, why },
  };
}
