const often = 5;
const mostNamed = 400;
const mostSeen = 4_000;

/**
 * Which statements one pool prepares under a name. A connection parses and plans those once, and not for every dose: the
 * facts of a dose are one long query that takes ten times as long to plan as to run. Rare ones stay unnamed, so that no
 * connection fills with plans that nobody asks for again.
 *
 * @returns the name to prepare a statement under, or nothing while it has come seldom.
 */
export function makePreparedNames(): (text: string) => string | undefined {
  const seen = new Map<string, number>();
  const named = new Map<string, string>();
  return (text) => {
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
  };
}
