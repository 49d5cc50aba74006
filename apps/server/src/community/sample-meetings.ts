/** The sample of the file of meetings: it says that it is made up, and the demonstration shows it. */
import { readFileSync } from 'node:fs';
import { MeetingFile } from '@fairlead/contract/community';

export function sampleMeetings(): MeetingFile {
  return MeetingFile.parse(JSON.parse(readFileSync(new URL('./meetings.sample.json', import.meta.url), 'utf8')));
}
