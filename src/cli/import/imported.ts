import type { Feature } from 'geojson';
import { maxSections } from '../../check/check-text.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { View } from '../../core/reader/choices.ts';
import { StoryError } from '../../files/story-error.ts';

/** A story from another format, in this engine's terms. */
export interface Imported {
  /** The path of the file with the chapters, from the given folder or ZIP. */
  readonly file: string;
  readonly format: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly author?: string;
  readonly lang?: string;
  /** The camera at the opening; by default, the first chapter's. */
  readonly camera?: Camera;
  readonly opening: string;
  readonly closing: string;
  readonly chapters: readonly Chapter[];
  readonly layers: Readonly<Record<string, readonly Feature[]>>;
  /** Set if the map numbers the chapters' places; `joined` if a line also joins them. */
  readonly stops?: 'apart' | 'joined';
  readonly remarks: readonly Remark[];
}

export interface Chapter {
  /** The chapter's file, if it is not the story's, and its line, from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly camera?: Camera;
  readonly at?: LngLat;
  readonly layers: Readonly<Record<string, number>>;
  readonly remarks: readonly Remark[];
}

/** A camera for the whole screen; `zoom` is MapLibre's, for tiles of 512 pixels. */
export type Camera = Pick<View, 'center' | 'zoom'> & Partial<View>;

export interface Remark {
  readonly is: 'changed' | 'lost';
  /** Text with code in backticks, for the report, which escapes everything else. */
  readonly words: string;
}

export const changed = (words: string): Remark => ({ is: 'changed', words });
export const lost = (words: string): Remark => ({ is: 'lost', words });

/** Refuses more chapters than leave room for an opening and an end. @throws StoryError */
export function refuseMany(chapters: number, file: string): void {
  const max = maxSections - 2;
  if (chapters <= max) return;
  const problem = `the story has ${chapters} chapters; the limit is ${max}.`;
  throw new StoryError([{ file, problem, remedy: 'Import it in parts.' }]);
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Returns a string, without control characters and lone surrogates, or a number as text; otherwise empty. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\p{Cs}|\uFFFD|(?!\s)\p{Cc}/gu, '')
    : '';

export const when = (isSo: unknown, remark: Remark): readonly Remark[] => (isSo ? [remark] : []);
