/** Roles in words. */
import type { Role } from '@fairlead/contract';
import type { shellMessages } from './shell-messages.ts';

type RoleKey = Extract<keyof typeof shellMessages.en, `role${string}`>;

export const roleKeys: Readonly<Record<Role, RoleKey>> = {
  administrator: 'roleAdministrator', prescriber: 'rolePrescriber', nurse: 'roleNurse', pharmacist: 'rolePharmacist', counsellor: 'roleCounsellor',
  peer_worker: 'rolePeer', front_desk: 'roleFrontDesk', manager: 'roleManager', auditor: 'roleAuditor',
};
