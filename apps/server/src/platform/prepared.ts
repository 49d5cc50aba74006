/**
 * Statements that come again are prepared under a name: a connection then parses and plans them once, and not for every dose. The
 * facts of a dose are one long query that takes ten times as long to plan as to run. Rare ones stay unnamed, so that no
 * connection fills with plans that nobody asks for again.
 */
const often = 5;
const mostNamed = 400;
const mostSeen = 4_000;

const seen = new Map<string, number>();
const named = new Map<string, string>();

/** The name to prepare a statement under, or nothing while it has come seldom. */
export function preparedName(text: string): string | undefined {
  const name = named.get(text);
  if (name !== undefined) return name;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < often || named.size >= mostNamed) {
    // Statements that are put together differently each time would fill it; those that come often are counted again soon.
    if (seen.size >= mostSeen) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const made = `f${named.size + 1}`;
  named.set(text, made);
  return made;
}
