/** Sentences of this room for the one timeline. */
import { catalogue as words } from '@fairlead/ui';

export const catalogue = words({
  en: {
    'interop.person-imported': 'Record of {words} imported',
    'interop.resource-imported': 'From another record: {words} ({type})',
    'interop.trial-imported': 'Imported from trial {project}: {doses} doses, {visits} visits; study day 0 on {dayZero}',
    'interop.imported': '{kept} entries imported from {name}',
  },
  es: {
    'interop.person-imported': 'Historia de {words} importada',
    'interop.resource-imported': 'De otra historia: {words} ({type})',
    'interop.trial-imported': 'Importado del ensayo {project}: {doses} dosis, {visits} visitas; día 0 del estudio el {dayZero}',
    'interop.imported': '{kept} entradas importadas de {name}',
  },
});
