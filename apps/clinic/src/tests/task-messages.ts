/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({ en: { 'tests.review-qtc': 'Review a QTc of {qtcMs} ms.' }, es: { 'tests.review-qtc': 'Revisar un QTc de {qtcMs} ms.' } });
