import type { Placed } from '../../src/proof/map/standing-problems.ts';
import type { PlacedLabel } from '../browser/support/label-page/placed-labels.ts';
import { sceneOf, size, viewport } from './atolls.ts';

/** A label of 80 × 20 CSS pixels from its top left corner. */
export const labelAt = (
  text: string,
  [x, y]: readonly [x: number, y: number],
  more: Partial<PlacedLabel> = {},
): PlacedLabel => ({
  text,
  layer: 'places',
  isAnnotation: false,
  at: [178, -17],
  corners: [
    [x, y],
    [x + 80, y],
    [x + 80, y + 20],
    [x, y + 20],
  ],
  ...more,
});

/** Labels as they stand on the map beside a section. */
export const placed = (section: string, labels: readonly PlacedLabel[]): Placed => ({
  section,
  scene: sceneOf(section),
  labels,
  stage: {
    viewport,
    always: [{ what: 'the controls', left: 250, top: 0, right: 360, bottom: 60 }],
  },
  size,
});
