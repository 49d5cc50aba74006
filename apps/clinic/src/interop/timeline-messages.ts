/** Sentences of this room for the one timeline. */
import { catalogue as words } from '@fairlead/ui';

export const catalogue = words({
  en: {
    'interop.person-imported': 'Record of {words} imported',
    'interop.resource-imported': 'From another record: {words} ({type})',
    'interop.trial-imported': 'Imported from trial {project}: {doses} doses, {visits} visits; study day 0 on {dayZero}',
    'interop.imported': '{kept} entries imported from {name}',
    'interop.record-given': 'Whole record taken out for the person ({count} entries).', 'interop.record-released': 'Whole record taken out for {recipient}, under a consent to share ({count} entries).',
  },
  es: {
    'interop.person-imported': 'Historia de {words} importada',
    'interop.resource-imported': 'De otra historia: {words} ({type})',
    'interop.trial-imported': 'Importado del ensayo {project}: {doses} dosis, {visits} visitas; día 0 del estudio el {dayZero}',
    'interop.imported': '{kept} entradas importadas de {name}',
    'interop.record-given': 'Historia completa sacada para la persona ({count} entradas).', 'interop.record-released': 'Historia completa sacada para {recipient}, con consentimiento para compartir ({count} entradas).',
  },
});
