import { describe, expect, it, test } from 'vitest';
import { checkShades } from '../../../src/load/check/check-colors.ts';
import { breaksOf, classOf, shadesOf } from '../../../src/load/geometry/shades.ts';
import type { ValuesSpec } from '../../../src/style/kinds/shaded.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const spec = (rest: Partial<ValuesSpec> = {}): ValuesSpec => ({ of: 'people', ...rest });

test.each<[string, Partial<ValuesSpec>, readonly number[], readonly number[]]>([
  ['are those that are given', { breaks: [5, 50] }, [1, 2, 3], [5, 50]],
  ['part as many areas as areas', { classes: 4 }, [1, 2, 3, 4, 50, 60, 70, 80], [2.8, 27, 63]],
  [
    'have two digits, or as many as tell them apart',
    { classes: 2 },
    [1001, 1002, 1003, 1004],
    [1003],
  ],
  ['are no more than the values allow', { classes: 5 }, [7, 7, 7, 9], [7.8]],
  ['are none of a single value', {}, [7, 7], []],
])('breaks %s', (_, values, numbers, breaks) => {
  const found = breaksOf(spec(values), numbers);
  expect(found).toEqual(breaks);
});

test('a value that is a break is of the class above it', () => {
  expect([4, 5, 49, 50].map((value) => classOf(value, [5, 50]))).toEqual([0, 1, 1, 2]);
});

describe('the colours of classes', () => {
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

  it.each(colors)('are told apart by all readers up to seven of $light', (color) => {
    const layer = shaded(color, spec({ classes: 7 }));
    expect(Object.keys(layer.categories ?? {})).toHaveLength(7);
    expect(layer.categories?.[6]?.color).toEqual(color);
    expect(checkShades([layer], 'layers.yaml')).toEqual([]);
  });

  it('part on both sides of a middle, in steps as long on the one as on the other', () => {
    const [color, below] = [colors[0], colors[1]];
    if (!color || !below) throw new Error();
    const sides = shaded(color, spec({ breaks: [5, 10, 15], below, middle: 10 }));
    const all = Object.values(sides.categories ?? {}).map((each) => each.color);
    expect([all[0], all[3]]).toEqual([below, color]);
    const around = shaded(color, spec({ breaks: [5, 15], below, middle: 10 }));
    const [, neutral] = Object.values(around.categories ?? {});
    expect(neutral?.color).toEqual({ light: '#c6c5c2', dark: '#4a4945' });
    expect(checkShades([sides, around], 'layers.yaml')).toEqual([]);
  });

  it('of red and green warn of those who cannot tell them apart', () => {
    const values = spec({
      breaks: [5, 10, 15],
      below: { light: '#8f5218', dark: '#e6b070' },
      middle: 10,
    });
    const [told] = checkShades(
      [shaded({ light: '#5c6b1a', dark: '#c9d27a' }, values)],
      'layers.yaml',
    );
    expect(told?.problem).toContain('with red-green blindness');
  });

  it('have words for no value only where an area has none', () => {
    const color = colors[0] ?? { light: '', dark: '' };
    expect(shaded(color, spec()).noData).toBeUndefined();
    const some = [...areas(3), { properties: { name: 'X' } }];
    expect(shaded(color, spec({ noData: 'not counted' }), some as never).noData).toBe(
      'not counted',
    );
    expect(shaded(color, spec(), some as never).noData).toBe('No data');
  });
});
