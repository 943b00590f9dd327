import type { Feature } from 'geojson';
import { maxSections } from '../../check/check-text.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { View } from '../../core/reader/choices.ts';
import { StoryError } from '../../files/story-error.ts';

/** A story of another format, in the terms of this engine. */
export interface Imported {
  /** Where its chapters are, from the folder or ZIP that was given. */
  readonly file: string;
  readonly format: string;
  /** Plain text; empty where it has none. */
  readonly title: string;
  readonly subtitle?: string;
  readonly author?: string;
  /** A language tag. */
  readonly lang?: string;
  /** Where the map is as the story opens; without it, where the first chapter has it. */
  readonly camera?: Camera;
  /** Markdown before the first chapter and after the last. */
  readonly opening: string;
  readonly closing: string;
  readonly chapters: readonly Chapter[];
  /** The GeoJSON of its layers, by the names that the chapters use. */
  readonly layers: Readonly<Record<string, readonly Feature[]>>;
  /** Whether its places are numbered on the map, and joined by a line. */
  readonly stops?: 'apart' | 'joined';
  readonly remarks: readonly Remark[];
}

/** A chapter, a slide or a row. */
export interface Chapter {
  /** The file in which it is written, where that is another than the story's. */
  readonly file?: string;
  /** The line in its file, from 1. */
  readonly line?: number;
  /** Its own id or name; others may have the same. */
  readonly id: string;
  /** Markdown on one line; empty where it has none. */
  readonly title: string;
  /** Markdown, its pictures among it. */
  readonly text: string;
  /** Nothing where the map stays. */
  readonly camera?: Camera;
  readonly at?: LngLat;
  /** The opacity of each layer that is shown. */
  readonly layers: Readonly<Record<string, number>>;
  readonly remarks: readonly Remark[];
}

/** A camera that fills a whole screen. Its zoom is MapLibre's, for tiles of 512 pixels. */
export type Camera = Pick<View, 'center' | 'zoom'> & Partial<View>;

/** What is not as it was: other here, or without a counterpart. */
export interface Remark {
  readonly is: 'changed' | 'lost';
  /** Words with code in backticks; whatever else is in them is escaped. */
  readonly words: string;
}

export const changed = (words: string): Remark => ({ is: 'changed', words });
export const lost = (words: string): Remark => ({ is: 'lost', words });

/** @throws StoryError where a story has more chapters than a story here, which has a title and an end besides. */
export function refuseMany(chapters: number, file: string): void {
  const most = maxSections - 2;
  if (chapters <= most) return;
  const problem = `the story has ${chapters} chapters; the limit is ${most}.`;
  throw new StoryError([{ file, problem, remedy: 'Import it in parts.' }]);
}

/** A number, also where it is written as a text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A text without control characters and halves of others, or a number as one; empty for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\p{Cs}|\uFFFD|(?!\s)\p{Cc}/gu, '')
    : '';

/** A remark where it is called for. */
export const when = (isSo: unknown, remark: Remark): readonly Remark[] => (isSo ? [remark] : []);
