import { expect, it } from 'vitest';
import { checkColors } from '../../../src/load/check/check-colors.ts';
import type { LayerEntry } from '../../../src/load/schema/layers.ts';

const color = { light: '#286bc1', dark: '#438deb' };
const bay = { id: 'bay', label: 'The bay', kind: 'area', color } as LayerEntry;
const warned = (...shown: readonly Record<string, number>[]) =>
  checkColors(
    [bay, { ...bay, id: 'lake' }],
    shown.map((layers) => ({ layers })),
    'layers.yaml',
  ).length;

it('two layers of one colour are warned of unless scenes show both, but never together', () => {
  expect(warned({ bay: 1, lake: 1 })).toBe(2);
  expect(warned({ bay: 1 })).toBe(2);
  expect(warned({ bay: 1 }, { lake: 1 })).toBe(0);
});
