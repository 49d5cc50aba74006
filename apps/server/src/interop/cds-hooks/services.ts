/** The questions that another system can ask, as its discovery lists them. */
import { prefetchTemplates } from '@fairlead/fhir';

export interface Service {
  readonly id: string;
  readonly hook: 'patient-view' | 'order-select' | 'order-sign';
  readonly title: string;
  readonly description: string;
}

const common = 'Naloxone, opioid dose in MME, benzodiazepines beside opioids, urine drug test, and medicine for opioid use disorder, by CDC 2022 or 2016. What is not known is said.';

export const services: readonly Service[] = [
  { id: 'opioid-chart', hook: 'patient-view', title: 'Opioid safety: this chart', description: common },
  { id: 'opioid-order-select', hook: 'order-select', title: 'Opioid safety: the order being chosen', description: `${common} Silent where no order on the pad concerns opioids.` },
  { id: 'opioid-order-sign', hook: 'order-sign', title: 'Opioid safety: the order being signed', description: `${common} Silent where no order on the pad concerns opioids.` },
];

export const discovery = {
  services: services.map(({ id, hook, title, description }) => ({
    hook, id, title, description, prefetch: { ...prefetchTemplates },
    usageRequirements: 'Send the prefetch: this service never calls back. A key that is null or missing is answered with a card that says what is not known.',
  })),
};
