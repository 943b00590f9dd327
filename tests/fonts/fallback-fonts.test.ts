import { expect, test } from 'vitest';
import { fallbackMetrics } from '../../src/fonts/fallback-fonts.ts';

test.each(Object.entries(fallbackMetrics))(
  '%s is measured as @capsizecss/metrics has it',
  async (name, row) => {
    const { default: font } = await import(`@capsizecss/metrics/${name}`);
    const { postscriptName, ascent, descent, lineGap, unitsPerEm, xWidthAvg } = font;
    expect(row).toEqual([postscriptName, ascent, descent, lineGap, unitsPerEm, xWidthAvg]);
  },
);
