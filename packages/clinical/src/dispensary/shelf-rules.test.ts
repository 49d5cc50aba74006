import { describe, expect, it } from 'vitest';
import { decideByShelf } from './shelf-rules.ts';

describe('a hold at the window', () => {
  it.each([['prescriber', 'A prescriber may lift it', 'un prescriptor'], ['nurse', 'A nurse may lift it', 'una enfermera'], ['pharmacist', 'A pharmacist may lift it', 'un farmacéutico'], [null, 'A prescriber may lift it', 'un prescriptor']] as const)('says who may lift it in each language, never by a code (%s)', (holdLiftedBy, en, es) => {
    const [finding] = decideByShelf({ openHolds: 1, holdReason: 'Seen unsteady.', holdLiftedBy, containerExpired: false, containerSetAside: false, secondReaderMissing: false, unitsMissing: '', unitCut: '' }).findings;
    expect(finding?.says.en).toBe(`Held: Seen unsteady. ${en}.`);
    const [plain] = decideByShelf({ openHolds: 1, holdReason: 'Seen unsteady', holdLiftedBy, containerExpired: false, containerSetAside: false, secondReaderMissing: false, unitsMissing: '', unitCut: '' }).findings;
    expect(plain?.says.en).toBe(finding?.says.en);
    expect(finding?.says.es).toContain(`Puede levantarla ${es}`);
    expect(finding?.says.es).not.toMatch(/prescriber|nurse|pharmacist|\{/);
  });
});
