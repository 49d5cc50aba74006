/** What follows when somebody asks for help, by whatever door. */
import type { NewTask, RecordEvent } from '../platform/record-store.ts';

/** The line on open screens and the call that is owed: at once where help is needed today, else within a day. */
export function enquiryReceived(enquiry: { readonly id: string; readonly reference: string; readonly siteId: string; readonly needsToday: boolean; readonly callMe: string }, now: Temporal.Instant): { readonly events: readonly RecordEvent[]; readonly tasks: readonly NewTask[] } {
  return {
    events: [{ kind: 'admission.asked', topic: 'enquiries', siteId: enquiry.siteId, params: { reference: enquiry.reference, needsToday: enquiry.needsToday }, about: { table: 'enquiries', id: enquiry.id } }],
    tasks: [{
      siteId: enquiry.siteId, kind: 'admission.call-back', role: 'front_desk', priority: enquiry.needsToday ? 1 : 2,
      dueAt: now.add({ hours: enquiry.needsToday ? 1 : 24 }).toString(), params: { enquiryId: enquiry.id, reference: enquiry.reference, callMe: enquiry.callMe }, dedupeKey: `call back ${enquiry.id}`,
    }],
  };
}
