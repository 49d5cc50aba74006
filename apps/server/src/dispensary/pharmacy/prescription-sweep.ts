/** Prescriptions whose days are over leave the pharmacy's screen, and their people with them. */
import type { Sweep } from '../../platform/sweep.ts';
import { endPastPrescriptions } from './prescriptions-store.ts';

export const sweepPrescriptions: Sweep = async (tx, now) => { await endPastPrescriptions(tx, now); };
