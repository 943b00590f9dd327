import { expect, it } from 'vitest';
import { checkColors } from '../../src/check/check-colors.ts';
import type { LayerEntry } from '../../src/read/schema/layers.ts';

const color = { light: '#286bc1', dark: '#438deb' };
const bay = { id: 'bay', label: 'The bay', kind: 'area', color } as LayerEntry;
const warned = (entries: readonly LayerEntry[], ...shown: readonly Record<string, number>[]) => {
  return checkColors(
    entries,
    shown.map((layers) => ({ layers })),
    'layers.yaml',
  ).length;
};

it('warns of two layers of one colour unless scenes show both, but never together', () => {
  const two = [bay, { ...bay, id: 'lake' }];
  expect(warned(two, { bay: 1, lake: 1 })).toBe(2);
  expect(warned(two, { bay: 1 })).toBe(2);
  expect(warned(two, { bay: 1 }, { lake: 1 })).toBe(0);
});

it('warns once per layer and theme, without comparing all pairs', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ ...bay, id: `bay-${i}` }));
  expect(warned(many)).toBe(2 * 999);
});

it('takes rings and dots of one colour for two forms, and dots and dots for one', () => {
  const dots = { id: 'arrived', label: 'Arrived', kind: 'dots', color } as LayerEntry;
  expect(warned([dots, { ...dots, id: 'gone', filled: false } as LayerEntry])).toBe(0);
  expect(warned([dots, { ...dots, id: 'gone' }])).toBe(2);
});
