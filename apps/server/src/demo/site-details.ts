/** What the front door shows of the demonstration's two sites. Addresses and prices are invented; the numbers are set aside for invention. */
import type { PublicCost } from '@fairlead/contract/recognition';

const usCost: PublicCost = {
  currency: 'USD', free: false,
  programmes: [
    { code: 'methadone', name: 'Methadone with counseling', weeks: 52, perWeekMinor: 12_600 },
    { code: 'buprenorphine', name: 'Buprenorphine with counseling', weeks: 52, perWeekMinor: 11_500 },
    { code: 'intensive_outpatient', name: 'Intensive outpatient, three mornings a week', weeks: 12, perWeekMinor: 48_000 },
    { code: 'inpatient_withdrawal', name: 'Withdrawal ward', weeks: 1, perWeekMinor: 315_000 },
  ],
  slidingScale: [
    { upToYearlyMinor: 1_500_000, payPercent: 0 }, { upToYearlyMinor: 2_200_000, payPercent: 15 }, { upToYearlyMinor: 3_000_000, payPercent: 40 }, { upToYearlyMinor: 4_500_000, payPercent: 70 }, { upToYearlyMinor: null, payPercent: 100 },
  ],
  covers: ['Medicaid', 'Medicare', 'Most private plans', 'State block grant'], planMonths: [3, 6, 12],
};

export const harborDetails = {
  town: 'Harbor Street', address: '14 Harbor Street, second door on the left', phone: '555-0140', deaNumber: 'RH1234563', county: 'Suffolk', labels: 'large', phoneAlways: true, hours: 'Every day. Dosing window 5:30 to 11:00; counseling until 19:00 on weekdays.',
  setting: 'outpatient', medicines: ['methadone', 'buprenorphine', 'naltrexone'], sameDayMedicine: true, whoFor: 'Adults of any gender. Pregnant people are seen the same day.',
  access: 'Step-free door on Mill Lane. A quiet room. Children may come along.', languages: ['English', 'Español'], cost: usCost,
};

export const quayDetails = {
  town: 'Quayside', address: '3 Quayside, above the library', phone: '07700 900140', county: 'Tyne and Wear', accountableOfficer: 'D. Hall, 07700 900155', policeLiaison: 'P. Lamb, 07700 900166', phoneAlways: false, hours: 'Monday to Friday 9:00 to 17:00, Thursdays until 19:30', setting: 'outpatient', medicines: ['methadone', 'buprenorphine'],
  sameDayMedicine: false, whoFor: 'Adults who live in the borough. Refer yourself, or ask your GP.', access: 'Lift. Interpreters on request.', languages: ['English'],
  cost: { currency: 'GBP', free: true, programmes: [], slidingScale: [], covers: ['NHS'], planMonths: [] } satisfies PublicCost,
};
