import type { GroundPart } from '../../parse/story-files.ts';

/**
 * How many bytes each file of a basemap may take as it is written, before a host compresses it: about
 * half of what the project's own story takes. Readers load the overview with the first map, the others
 * as they come closer.
 */
export const budgets: Readonly<Record<GroundPart, number>> = {
  land: 500_000,
  borders: 100_000,
  lakes: 50_000,
  rivers: 60_000,
  overview: 128_000,
};
