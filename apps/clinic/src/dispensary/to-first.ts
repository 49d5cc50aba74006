/** Into the first field of a form that a press opened, whose button is gone by then. */
export const toFirst = (form: HTMLFormElement | null): void => { form?.querySelector<HTMLElement>('input, textarea')?.focus(); };
