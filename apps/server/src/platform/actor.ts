/** Who is asking. */
import type { Role } from '@fairlead/contract';

export interface StaffActor {
  readonly kind: 'staff';
  readonly organisationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly siteIds: readonly string[];
  readonly initials: string;
  readonly language: Language;
  /** When the second factor was last shown in this session, or null. */
  readonly factorAt: string | null;
}

/** Somebody of a pharmacy that supplies for this organisation: its own people's prescriptions and nothing else. */
export interface PharmacyActor {
  readonly kind: 'pharmacy';
  readonly organisationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly pharmacyId: string;
  readonly initials: string;
  readonly language: Language;
  readonly factorAt: string | null;
}

export interface PersonActor {
  readonly kind: 'person';
  readonly organisationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly language: Language;
}

export interface SupporterActor {
  readonly kind: 'supporter';
  readonly organisationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly language: Language;
}

/** Somebody who showed a passphrase and not yet the second factor: may finish signing in, and nothing else. */
export interface HalfActor {
  readonly kind: 'half';
  readonly organisationId: string;
  readonly accountId: string;
  readonly sessionId: string;
}

/** Another record system that showed a token of its own. It sees no record of ours. */
export interface SystemActor {
  readonly kind: 'system';
  readonly organisationId: string;
  readonly clientId: string;
  readonly language: Language;
}

/** A screen that stands in the house. Nobody is signed in at it. */
export interface DeviceActor {
  readonly kind: 'device';
  readonly organisationId: string;
  /** The device's own id. */
  readonly sessionId: string;
  readonly device: 'check-in' | 'wall';
  readonly siteId: string;
}

/** Anyone at all. The organisation is the one whose door they stand at. */
export interface AnyoneActor {
  readonly kind: 'anyone';
  readonly organisationId: string | null;
}

export type Actor = StaffActor | PharmacyActor | PersonActor | SupporterActor | HalfActor | SystemActor | DeviceActor | AnyoneActor;

export type Language = 'en' | 'en-GB' | 'es';

/** The account behind an actor, or null for anyone, for systems and for screens. */
export function accountOf(actor: Actor): string | null {
  return actor.kind === 'anyone' || actor.kind === 'system' || actor.kind === 'device' ? null : actor.accountId;
}
