/** Words that more than one room's sentences and papers are made of. */

/** `12.5 mg`, in the one way that every language of ours reads. */
export const mg = (ug: number): string => `${ug / 1000} mg`;

/** A sentence with its `{names}` filled in; a name that nobody gave stays as it is. */
export const filled = (sentence: string, params: Readonly<Record<string, string | number>>): string => sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
