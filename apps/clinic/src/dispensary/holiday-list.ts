/** A list of public holidays as it is pasted: lines of a day and a name, or the file that GOV.UK publishes. */

interface ListedDay { readonly day: string; readonly name: string }

const divisions: Readonly<Record<string, string>> = { 'GB-EAW': 'england-and-wales', 'GB-SCT': 'scotland', 'GB-NIR': 'northern-ireland' };

function fromGovUk(text: string, calendar: string): readonly ListedDay[] {
  const division = divisions[calendar];
  if (division === undefined) return [];
  try {
    const file = JSON.parse(text) as Readonly<Record<string, { readonly events?: readonly { readonly date?: unknown; readonly title?: unknown }[] } | undefined>>;
    return (file[division]?.events ?? []).flatMap(({ date, title }) => (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && typeof title === 'string' && title.trim() !== '' ? [{ day: date, name: title.trim() }] : []));
  } catch {
    return [];
  }
}

/** The days of a pasted list for a calendar; lines that are none are left out. */
export function holidaysIn(text: string, calendar: string): readonly ListedDay[] {
  if (text.trim().startsWith('{')) return fromGovUk(text, calendar);
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d{4}-\d{2}-\d{2})[\s,;]+(\S.*?)\s*$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1])) ? [] : [{ day: match[1], name: match[2] }];
  });
}
