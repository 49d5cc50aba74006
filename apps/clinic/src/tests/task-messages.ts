/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({ en: { 'tests.review-qtc': 'Review a QTc of {qtcMs} ms.', 'tests.take-sample': 'Drawn by chance: ask for the sample of a drug test.' }, es: { 'tests.review-qtc': 'Revisar un QTc de {qtcMs} ms.', 'tests.take-sample': 'Al azar: pedir la muestra de una prueba.' } });
