/** Who may use a route. Declared beside each route; the server does not start with one undeclared. */
import type { Role } from '@fairlead/contract';
import type { Actor, DeviceActor } from './actor.ts';

export type Policy =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'half' }
  | { readonly kind: 'signed-in'; readonly pharmacies?: true }
  | { readonly kind: 'staff'; readonly roles: readonly Role[] }
  | { readonly kind: 'pharmacy' }
  | { readonly kind: 'worker' }
  | { readonly kind: 'person' }
  | { readonly kind: 'supporter' }
  | { readonly kind: 'system' }
  | { readonly kind: 'device'; readonly devices: readonly DeviceActor['device'][] };

export type StaffPolicy = Extract<Policy, { kind: 'staff' }>;

const everyRole = ['administrator', 'prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor'] as const;

/** Anyone, without signing in. */
export const anyone = { kind: 'anyone' } as const satisfies Policy;
/** Somebody in the middle of signing in. */
export const half = { kind: 'half' } as const satisfies Policy;
/** Everybody of the house who is signed in: staff, people in care, supporters. */
export const signedIn = { kind: 'signed-in' } as const satisfies Policy;
/** Whoever is signed in, pharmacies too: their own session and language. */
export const everyAccount = { kind: 'signed-in', pharmacies: true } as const satisfies Policy;
/** Staff of any of these roles; without a list, all staff. */
export const staff = (...roles: Role[]): StaffPolicy => ({ kind: 'staff', roles: roles.length > 0 ? roles : everyRole });
/** Staff who give care: everybody but auditors and administrators. */
export const careTeam: StaffPolicy = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager');
/** Staff who may see and write clinical facts. */
export const clinicians: StaffPolicy = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
/** An account of a pharmacy. It is no staff: no other policy lets it through but `everyAccount` and `worker`. */
export const pharmacy = { kind: 'pharmacy' } as const satisfies Policy;
/** Staff and pharmacies, for their own account: passphrase, second factor. */
export const worker = { kind: 'worker' } as const satisfies Policy;
/** A person in care, for their own record. */
export const person = { kind: 'person' } as const satisfies Policy;
/** A supporter, for what they were allowed. */
export const supporter = { kind: 'supporter' } as const satisfies Policy;

/** Another record system, by a token signed with its registered key. */
export const system = { kind: 'system' } as const satisfies Policy;

/** A screen of the house of one of these kinds, and nobody else. No other policy but `anyone` lets a screen through. */
export const device = (...devices: DeviceActor['device'][]): { readonly kind: 'device'; readonly devices: readonly DeviceActor['device'][] } => ({ kind: 'device', devices });

export type Verdict = 'allowed' | 'sign-in first' | 'forbidden';

/** Whether this actor may. Whatever is not allowed here is denied. */
export function verdictOf(policy: Policy, actor: Actor): Verdict {
  if (policy.kind === 'anyone') return 'allowed';
  if (actor.kind === 'anyone') return 'sign-in first';
  if (policy.kind === 'device' || actor.kind === 'device') return policy.kind === 'device' && actor.kind === 'device' && policy.devices.includes(actor.device) ? 'allowed' : 'forbidden';
  // A system's token opens what is declared for systems, and nothing that people sign in for.
  if (policy.kind === 'system' || actor.kind === 'system') return policy.kind === actor.kind ? 'allowed' : 'forbidden';
  if (policy.kind === 'half') return actor.kind === 'half' ? 'allowed' : 'forbidden';
  if (actor.kind === 'half') return 'sign-in first';
  switch (policy.kind) {
    case 'signed-in': return actor.kind !== 'pharmacy' || policy.pharmacies === true ? 'allowed' : 'forbidden';
    case 'staff': return actor.kind === 'staff' && actor.roles.some((role) => policy.roles.includes(role)) ? 'allowed' : 'forbidden';
    case 'pharmacy': return actor.kind === 'pharmacy' ? 'allowed' : 'forbidden';
    case 'worker': return actor.kind === 'staff' || actor.kind === 'pharmacy' ? 'allowed' : 'forbidden';
    case 'person': return actor.kind === 'person' ? 'allowed' : 'forbidden';
    case 'supporter': return actor.kind === 'supporter' ? 'allowed' : 'forbidden';
  }
}

/** The policy in words, for the message of a refusal. */
export function whoMay(policy: Policy): string {
  switch (policy.kind) {
    case 'staff': return policy.roles.join(', ').replaceAll('_', ' ');
    case 'pharmacy': return 'a pharmacy';
    case 'worker': return 'staff and pharmacies';
    case 'person': return 'the person themself';
    case 'supporter': return 'a supporter';
    case 'system': return 'a system that an administrator registered';
    case 'device': return 'a screen of the house';
    default: return 'everybody who is signed in';
  }
}
