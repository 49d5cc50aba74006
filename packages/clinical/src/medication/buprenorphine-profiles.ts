/** The guidelines and labels that a site may start buprenorphine and give depots by. */

/** The guideline that a site starts buprenorphine by. */
export const buprenorphineProfiles = ['US-LABEL', 'US-TABLET', 'US-ZUBSOLV', 'EXPERTS', 'ASAM20', 'ACEP', 'CA-BRIDGE', 'EU-BUVIDAL', 'OB17'] as const;
export type BuprenorphineProfile = (typeof buprenorphineProfiles)[number];

/** The label or programme that a site gives depots by; without one only the rules that all share apply. */
export const depotProfiles = ['PRE-2025', '2025-RAPID', 'US-PROGRAMME'] as const;
export type DepotProfile = (typeof depotProfiles)[number];

/** A depot may be the first buprenorphine of all, and an order may be the start: one profile is asked of all three families. */
export const allBuprenorphineProfiles: readonly string[] = [...buprenorphineProfiles, ...depotProfiles];
