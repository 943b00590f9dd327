import { expect, it } from 'vitest';
import { cameraTable } from '../../../bench/camera/camera-table.ts';

it('shows how each camera moved, in pixels and in zoom levels', () => {
  const spread = { median: 1, p99: 2.04, max: 3 };
  const rates = { speed: spread, acceleration: spread, jerk: spread };
  const [head, row] = cameraTable({ 'story, wheel': { picture: rates, zoom: rates } }).split('\n');
  expect(head).toContain('px/frame²');
  expect(row).toMatch(/^story, wheel +1\.0 \/ 2\.0 \/ 3\.0/);
  expect(row).toMatch(/1\.000 \/ 2\.040 \/ 3\.000$/);
});
