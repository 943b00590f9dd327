import { expect, test } from 'vitest';
import { checkShapes } from '../../../src/build/check/check-shapes.ts';
import { formatProblem } from '../../../src/core/story/format-problem.ts';
import { kinds } from '../../../src/kinds/kinds.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const messages = (layer: object) => checkShapes({}, [layer]).map(formatProblem);
const as = 'Write it as the others in this file are written.';

test('takes a layer of every kind that there is', () => {
  for (const { name } of kinds) expect(messages(plainLayer('some', name))).toEqual([]);
});

test('says what is wrong with a colour, a kind and a category', () => {
  const wrong = {
    ...plainLayer('some', 'cloud'),
    color: { light: 'red', dark: '#dd6b26' },
    categories: { camp: { label: 'camp', form: 'star', noun: { one: 'tent', other: 'tents' } } },
  };
  expect(messages(wrong)).toEqual([
    expect.stringMatching(/^src\/story\/layers\.ts: layers\.0\.kind: .*"area"\|"line".*\. Write/),
    `src/story/layers.ts: layers.0.color.light: must be a colour as "#rrggbb". ${as}`,
    expect.stringMatching(/^src\/story\/layers\.ts: layers\.0\.categories\.camp\.form: .*"core"/),
  ]);
});
