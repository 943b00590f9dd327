import { expect, it, test } from 'vitest';
import { breaksOf, classOf, shadesOf } from '../../../src/read/geometry/shades.ts';
import type { ValuesSpec } from '../../../src/style/kinds/shaded.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { apart, everyVision } from '../../support/visions.ts';

const spec = (rest: Partial<ValuesSpec> = {}): ValuesSpec => ({ of: 'people', ...rest });

test.each<[string, Partial<ValuesSpec>, readonly number[], readonly number[]]>([
  ['are as given', { breaks: [5, 50] }, [1, 2, 3], [5, 50]],
  ['split areas into equal groups', { classes: 4 }, [1, 2, 3, 4, 50, 60, 70, 80], [2.8, 27, 63]],
  ['have enough digits to differ', { classes: 2 }, [1001, 1002, 1003, 1004], [1003]],
  ['are limited by the values', { classes: 5 }, [7, 7, 7, 9], [7.8]],
  ['are absent for a single value', {}, [7, 7], []],
])('breaks %s', (_, values, numbers, breaks) => {
  expect(breaksOf(spec(values), numbers)).toEqual(breaks);
});

test('a value equal to a break is in the class above it', () => {
  expect([4, 5, 49, 50].map((value) => classOf(value, [5, 50]))).toEqual([0, 1, 1, 2]);
});

const colors = [
  { light: '#0b4a6f', dark: '#9cd3f5' },
  { light: '#8a2b16', dark: '#ff9c7d' },
  { light: '#1f5c33', dark: '#a8e0b0' },
  { light: '#4b2a7b', dark: '#d3bdf7' },
];
const areas = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ properties: { name: `${i}`, value: i } }));
const shaded = (color: (typeof colors)[number], values: ValuesSpec, features = areas(21)) => ({
  ...plainLayer('people', 'shaded'),
  ...shadesOf({ values, color }, features, 'No data'),
});

it.each(colors)('up to seven shades of $light can be told apart by all readers', (color) => {
  const classes = Object.values(shaded(color, spec({ classes: 7 })).categories ?? {});
  expect(classes).toHaveLength(7);
  expect(classes[6]?.color).toEqual(color);
  for (const theme of ['light', 'dark'] as const) {
    const shades = classes.map((each) => each.color?.[theme] ?? '');
    for (const seen of Object.values(everyVision)) {
      const steps = shades.slice(1).map((shade, i) => apart(shade, shades[i] ?? '', seen));
      expect(Math.min(...steps)).toBeGreaterThan(5);
    }
  }
});

it('missing values have a label only if an area has no value', () => {
  const color = colors[0] ?? { light: '', dark: '' };
  expect(shaded(color, spec()).noData).toBeUndefined();
  const some = [...areas(3), { properties: { name: 'X' } }] as never;
  expect(shaded(color, spec({ noData: 'not counted' }), some).noData).toBe('not counted');
  expect(shaded(color, spec(), some).noData).toBe('No data');
});
