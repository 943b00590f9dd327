import { expect, test } from 'vitest';
import { type Problem, reportProblems } from '../../../../src/build/story/files/story-error.ts';

const error: Problem = {
  file: 'lake/scenes.yaml',
  line: 3,
  column: 18,
  place: 'section "title"',
  problem: 'layer "town" does not exist.',
  remedy: 'Did you mean "towns"?',
  value: 'town',
};
const warning: Problem = {
  file: 'lake/geo/layers/reef.geojson',
  problem: 'no layer is drawn from it.',
  remedy: 'Take it out.',
  severity: 'warning',
};

test('a report names each problem, and says whether the story can be built', () => {
  expect(reportProblems([error, warning], 'lake')).toBe(
    `lake/scenes.yaml:3:18  error  section "title": layer "town" does not exist. Did you mean "towns"?
lake/geo/layers/reef.geojson  warning  no layer is drawn from it. Take it out.
lake: 1 error, 1 warning. It cannot be built before the errors are mended.
`,
  );
  expect(reportProblems([warning, warning], 'lake')).toMatch(
    /\nlake is sound: 2 warnings, and no error\.\n$/,
  );
  expect(reportProblems([], 'lake')).toBe('lake is sound.\n');
});
