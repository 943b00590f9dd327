import { expect, it, test } from 'vitest';
import { breaksOf, classOf, shadesOf } from '../../../src/read/geometry/shades.ts';
import type { ValuesSpec } from '../../../src/style/kinds/shaded.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { apart, everyVision } from '../../support/visions.ts';

const spec = (rest: Partial<ValuesSpec> = {}): ValuesSpec => ({ of: 'people', ...rest });

test.each<[string, Partial<ValuesSpec>, readonly number[], readonly number[]]>([
  ['are those that are given', { breaks: [5, 50] }, [1, 2, 3], [5, 50]],
  ['part as many areas as areas', { classes: 4 }, [1, 2, 3, 4, 50, 60, 70, 80], [2.8, 27, 63]],
  ['have as many digits as tell them apart', { classes: 2 }, [1001, 1002, 1003, 1004], [1003]],
  ['are no more than the values allow', { classes: 5 }, [7, 7, 7, 9], [7.8]],
  ['are none of a single value', {}, [7, 7], []],
])('breaks %s', (_, values, numbers, breaks) => {
  const found = breaksOf(spec(values), numbers);
  expect(found).toEqual(breaks);
});

test('a value that is a break is of the class above it', () => {
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

it.each(colors)(
  'the colours of classes are told apart by all readers up to seven of $light',
  (color) => {
    const layer = shaded(color, spec({ classes: 7 }));
    expect(Object.keys(layer.categories ?? {})).toHaveLength(7);
    expect(layer.categories?.[6]?.color).toEqual(color);
    for (const theme of ['light', 'dark'] as const) {
      const shades = Object.values(layer.categories ?? {}).map((each) => each.color?.[theme] ?? '');
      for (const seen of Object.values(everyVision)) {
        const steps = shades.slice(1).map((shade, i) => apart(shade, shades[i] ?? '', seen));
        expect(Math.min(...steps)).toBeGreaterThan(5);
      }
    }
  },
);

it('the colours of classes have words for no value only where an area has none', () => {
  const color = colors[0] ?? { light: '', dark: '' };
  expect(shaded(color, spec()).noData).toBeUndefined();
  const some = [...areas(3), { properties: { name: 'X' } }];
  expect(shaded(color, spec({ noData: 'not counted' }), some as never).noData).toBe('not counted');
  expect(shaded(color, spec(), some as never).noData).toBe('No data');
});
