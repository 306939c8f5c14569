// For trainers: guides to the ready exercises, and what people practise with.
import { languages, check, readJson, filesIn, repeated, ids } from './support.mjs';

for (const language of languages) {
  const folder = `assets/${language}/tools`;
  const exercises = filesIn(`${folder}/workshop/exercises`, '.json').map(readJson);
  const guides = filesIn(`${folder}/training/guides`, '.json').map(readJson);
  const pack = readJson(`${folder}/training/pack.json`);
  const test = readJson(`${folder}/self_test/tests/negotiation.json`);
  const same = (found, wanted, what) => (found.join() === wanted.join() ? [] : [`${what}: ${found.join()} instead of ${wanted.join()}`]);
  const sum = (list, member) => list.reduce((total, each) => total + each[member], 0);

  check(`${folder}/training/guides has one guide to each ready exercise, which says whose it is`, () => [
    ...same(guides.map(({ exercise }) => exercise), ids(exercises), 'guides'),
    ...same(exercises.map(({ exercise }) => exercise.guide), ids(exercises), '"guide" of the exercises'),
    ...same(readJson(`${folder}/workshop/pack.json`).ready.map(({ exercise }) => exercise), ids(exercises), 'the list says what they teach'),
  ]);
  check(`${folder}/training/guides: cases have a model answer of 100 points, and the steps take as long as the exercise`, () => guides.flatMap((guide, i) => {
    const { id, exercise } = exercises[i];
    const isCase = exercise.tools.some(({ tool }) => tool === 'swot' || tool === 'mix');
    return [
      ...(isCase === 'marking' in guide ? [] : [`${id}: marking guide of what is no case, or none of a case`]),
      ...(!isCase || sum(guide.marking, 'points') === 100 ? [] : [`${id}: ${sum(guide.marking, 'points')} points`]),
      ...(sum(guide.steps, 'minutes') >= exercise.minutes ? [] : [`${id}: the steps take ${sum(guide.steps, 'minutes')} minutes, the exercise ${exercise.minutes}`]),
    ];
  }));
  check(`${folder}/training/pack.json is about all questions, points and dimensions of the self-test`, () => {
    const levels = test.scale.labels.map((_, i) => String(test.scale.min + i));
    return [
      ...same([pack.anchors.test, pack.follow_ups.test], [test.id, test.id], 'self-test'),
      ...same(Object.keys(pack.anchors.questions), ids(test.questions), 'questions'),
      ...Object.entries(pack.anchors.questions).flatMap(([id, points]) => same(Object.keys(points), levels, `points of ${id}`)),
      ...pack.follow_ups.days.flatMap(({ day, tasks }) => same(Object.keys(tasks), ids(test.dimensions), `day ${day}`)),
      ...repeated(ids(pack.dialogues), 'dialogue'),
      ...pack.dialogues.flatMap(({ id, questions }) => questions.filter((number) => number > test.questions.length).map((number) => `${id}: there is no question ${number}`)),
    ];
  });
}
