/** A photo of a person as R4 has it: Media with the picture inside. That none is wanted has no resource of its own. */
import type { Media } from 'fhir/r4.js';
import type { Row } from '../facts.ts';
import { instantText, patient, text } from '../rows.ts';

export function toMedia(row: Row): Media | null {
  const data = text(row, 'picture');
  if (data === null) return null;
  const at = instantText(row, 'noted_at');
  const side = row['side_px'];
  return {
    resourceType: 'Media', id: text(row, 'id') ?? '', status: 'completed', subject: patient(row), ...(at === null ? {} : { createdDateTime: at }), ...(typeof side === 'number' ? { height: side, width: side } : {}),
    content: { contentType: text(row, 'media_type') ?? '', data },
  };
}
