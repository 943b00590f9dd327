import { describe, expect, it } from 'vitest';
import { growthPlot } from '../../../bench/growth/growth-plot.ts';
import { growthTable } from '../../../bench/growth/growth-table.ts';
import type { GrowthFigures, GrowthResult } from '../../../bench/growth/measure-growth.ts';

const figures: GrowthFigures = {
  build: 12_000,
  html: 30_000,
  bytes: 400_000,
  map: 900,
  heap: 12e6,
  own: 0.1,
  ownP99: 0.4,
  fine: 700,
  memory: 40e6,
};
const size = (sections: number, geometry: number, changes: Partial<GrowthFigures> = {}) =>
  ({
    growth: { sections, geometry },
    story: { sections: 14 * sections, vertices: 80_000 * geometry },
    figures: { ...figures, ...changes },
  }) satisfies GrowthResult;

describe('growthTable', () => {
  it('has a row for each size, in units that a reader knows', () => {
    const rows = growthTable([size(1, 1), size(10, 1)]).split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[3]).toContain('| 140 sections, 80,000 vertices | 12 | 30 | 400 | 900 |');
  });

  it('says what failed, and leaves a dash for what was not measured', () => {
    const { growth, story } = size(1, 100);
    const table = growthTable([{ growth, story, figures: { build: 5000 }, fault: 'No memory.' }]);
    expect(table).toContain('| 5 | – | – |');
    expect(table).toContain('- Sections × 1, geometry × 100: No memory.');
  });
});

describe('growthPlot', () => {
  it('draws the costs beside the first size, for sections and for geometry', () => {
    const svg = growthPlot([size(1, 1), size(10, 1, { html: 90_000 }), size(1, 10)]);
    expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('More sections');
    expect(svg).toContain('More vertices');
    expect(svg).not.toContain('NaN');
  });
});
