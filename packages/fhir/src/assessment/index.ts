export { questionnaireUrl, toQuestionnaire } from './questionnaire.ts';
export { fromQuestionnaire, type UnreadableForm } from './read-questionnaire.ts';
export { fromQuestionnaireResponse, toQuestionnaireResponse, toScoreObservation, type KeptResponse, type ReadAnswers } from './questionnaire-response.ts';
