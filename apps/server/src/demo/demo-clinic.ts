/** The organisation, sites and staff that the demonstration was made with. */
export interface DemoClinic {
  readonly organisationId: string;
  readonly harborId: string;
  readonly quayId: string;
  /** The pharmacy that supplies people of the second site. */
  readonly pharmacyId: string;
  /** Accounts by the name they sign in with. */
  readonly staff: Readonly<Record<string, string>>;
}
