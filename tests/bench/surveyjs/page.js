// The negotiation self-test as a SurveyJS form, made the way its documentation says. `negotiation` is put in by build.mjs.
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import negotiation from 'negotiation';

const { labels, min } = negotiation.scale;
const survey = new Model({
  title: negotiation.title,
  description: negotiation.summary,
  elements: negotiation.questions.map((question) => ({
    type: 'radiogroup',
    name: question.id,
    title: question.text,
    choices: labels.map((text, index) => ({ value: min + index, text })),
  })),
});
renderSurvey(survey, document.getElementById('survey'));
