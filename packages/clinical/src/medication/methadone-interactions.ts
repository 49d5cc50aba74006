/** Medicines that change what methadone does, as data (clinical reference 3.8). */
import type { Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';

/** One group of medicines that act on methadone in the same way. */
export interface InteractionGroup {
  readonly code: string;
  readonly group: string;
  readonly medicines: readonly string[];
}

export const interactionGroups: readonly InteractionGroup[] = [
  { group: 'inducer', code: 'INTERACTION_INDUCER', medicines: ['rifampicin', 'rifampin', 'carbamazepine', 'phenytoin', 'phenobarbital', 'efavirenz', 'nevirapine', "St John's wort"] },
  { group: 'inhibitor', code: 'INTERACTION_INHIBITOR', medicines: ['fluconazole', 'voriconazole', 'clarithromycin', 'fluvoxamine', 'ciprofloxacin', 'ritonavir', 'grapefruit'] },
  {
    group: 'qt', code: 'INTERACTION_QT',
    medicines: ['citalopram', 'escitalopram', 'ondansetron', 'hydroxyzine', 'haloperidol', 'quetiapine', 'azithromycin', 'clarithromycin', 'erythromycin', 'ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'domperidone', 'lofexidine'],
  },
  {
    group: 'depressant', code: 'INTERACTION_CNS_DEPRESSANT',
    medicines: ['alprazolam', 'chlordiazepoxide', 'clonazepam', 'diazepam', 'lorazepam', 'oxazepam', 'temazepam', 'nitrazepam', 'gabapentin', 'pregabalin', 'alcohol', 'zolpidem', 'zopiclone', 'zaleplon', 'eszopiclone', 'quetiapine', 'olanzapine', 'chlorpromazine'],
  },
  { group: 'antagonist', code: 'INTERACTION_ANTAGONIST_OR_PARTIAL', medicines: ['naltrexone', 'buprenorphine', 'buprenorphine/naloxone', 'nalbuphine', 'pentazocine'] },
  { group: 'serotonergic', code: 'INTERACTION_SEROTONERGIC', medicines: ['citalopram', 'escitalopram', 'fluoxetine', 'fluvoxamine', 'paroxetine', 'sertraline', 'linezolid', 'tramadol'] },
  { group: 'zidovudine', code: 'INTERACTION_ZIDOVUDINE', medicines: ['zidovudine'] },
];

const plain = (name: string): string => name.trim().toLowerCase();

/** The groups that one medicine belongs to, by its name in any case. */
export function interactionsOf(medicine: string): readonly InteractionGroup[] {
  return interactionGroups.filter((group) => group.medicines.some((each) => plain(each) === plain(medicine)));
}

const interactions: Rule<MethadoneFacts> = {
  id: 'methadone-interactions', profile: 'any', measure: 'interactions',
  cite: { source: 'Usual interaction tables for methadone', section: 'examples by group', mark: 'unchecked' },
  needs: ['otherMedicines'],
  codes: interactionGroups.map((group) => group.code),
  judge: ({ otherMedicines }) => interactionGroups.flatMap((group) => {
    const hits = (otherMedicines ?? []).filter((medicine) => interactionsOf(medicine).includes(group));
    return hits.length === 0 ? [] : [{ code: group.code, params: { medicines: hits.join(', ') } }];
  }),
};

export const interactionRules: readonly Rule<MethadoneFacts>[] = [interactions];
