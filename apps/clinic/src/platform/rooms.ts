/** The rooms of the clinic and who works in each; the server decides, this only spares people a door that will not open. */
import type { Role } from '@fairlead/contract';

export type RoomKey = 'inbox' | 'worklist' | 'reengage' | 'window' | 'ward' | 'people' | 'sessions' | 'ledger' | 'staff' | 'outcomes' | 'pharmacy';
/** Without `roles`: everybody. */
export interface Room { readonly key: RoomKey; readonly to: string; readonly roles?: readonly Role[] }

const care = ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] as const satisfies readonly Role[];

export const rooms: readonly Room[] = [
  { key: 'inbox', to: '/inbox', roles: ['prescriber', 'nurse', 'counsellor', 'peer_worker', 'front_desk', 'manager'] },
  { key: 'worklist', to: '/worklist', roles: care },
  { key: 'reengage', to: '/reengage', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager'] },
  { key: 'window', to: '/window', roles: care },
  { key: 'ward', to: '/ward', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager'] },
  { key: 'people', to: '/people', roles: [...care, 'auditor'] },
  { key: 'sessions', to: '/sessions', roles: care },
  { key: 'ledger', to: '/ledger', roles: ['nurse', 'pharmacist', 'prescriber', 'manager', 'auditor'] },
  { key: 'staff', to: '/staff', roles: ['administrator'] },
  { key: 'outcomes', to: '/outcomes' },
];

/** An account of a pharmacy has its own day, and no other room. */
const pharmacyRooms: readonly Room[] = [{ key: 'pharmacy', to: '/pharmacy' }];

type Has = (...roles: readonly Role[]) => boolean;
export const roomsFor = (has: Has, isPharmacy = false): readonly Room[] => (isPharmacy ? pharmacyRooms : rooms).filter(({ roles }) => roles === undefined || has(...roles));

/** Where somebody starts: the worklist, or the first room that is theirs. */
export function firstRoom(has: Has, isPharmacy = false): string {
  const own = roomsFor(has, isPharmacy);
  return own.find(({ key }) => key === 'worklist')?.to ?? own[0]?.to ?? '/outcomes';
}
