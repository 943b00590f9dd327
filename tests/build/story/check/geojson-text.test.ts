import { expect, test } from 'vitest';
import {
  jsonPosition,
  jsonProblem,
  rfcProblems,
} from '../../../../src/build/story/check/geojson-text.ts';

test.each([
  [['a', 1, 'b'], { line: 2, column: 19 }],
  [['a', 1, 'c'], { line: 2, column: 12 }],
  [['a', 9], { line: 2, column: 8 }],
  [['x'], { line: 1, column: 1 }],
])('finds the value at %j, or the innermost that holds its place', (path, position) => {
  expect(jsonPosition('{\n  "a": [1, { "b": 2 }]\n}', path)).toEqual(position);
});

test.each([
  ['{"type":\n  oops}', '2:3 this is not JSON: "oops" cannot stand here.'],
  ['{"a": [1,\n2,]}', '2:3 this is not JSON: "]" cannot stand here.'],
  ['{"type": "Feat', '1:15 the JSON ends too soon.'],
  ['', '1:1 the JSON ends too soon.'],
  ['// A\n{}', '1:1 this is not JSON: "// A" cannot stand here.'],
])('says why %j is not JSON', (text, told) => {
  const { line, column, problem } = jsonProblem(text);
  expect(`${line}:${column} ${problem}`).toBe(told);
});

test('says what the standard forbids, once at each place', () => {
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [] } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature, null, feature] });
  const columns = [text.indexOf('[]'), text.indexOf('null'), text.lastIndexOf('[]')];
  expect(rfcProblems(text).map(({ column }) => column)).toEqual(columns.map((at) => at + 1));
});
