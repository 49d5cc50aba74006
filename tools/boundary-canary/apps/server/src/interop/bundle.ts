export const bundle = 1;
