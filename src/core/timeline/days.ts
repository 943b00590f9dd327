import { clamp } from '../clamp.ts';

/** The first and the last of the days that a layer shows, in ISO 8601; none where the last is before the first. */
export type Days = readonly [from: string, to: string];

/** Whether a day, in ISO 8601 and to any precision, is among those that a layer shows. */
export const isAmong = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

/**
 * Returns a function from a share of a section, from 0 to 1, to the days that have come by then: each day
 * takes as much of the reading as any other, however long it is until the next. The same share always
 * returns the very same days, so that comparing two scenes costs nothing.
 *
 * @param days In order, each once.
 */
export function daysBy(days: readonly string[]): (share: number) => Days {
  const from = days[0] ?? '';
  const come = ['', ...days].map((to): Days => [from, to]);
  return (share) => {
    const count = Math.floor(clamp(share, 0, 1) * days.length + 1e-9);
    return come[count] ?? [from, ''];
  };
}

/** The days of layers whose points have a time, in order, by the layers' ids. */
export type DaysOfLayers = Readonly<Record<string, readonly string[]>>;

/** The days of those of some layers that have any. */
export function daysOfLayers(
  layers: readonly { readonly id: string; readonly days?: readonly string[] }[],
): DaysOfLayers {
  return Object.fromEntries(layers.flatMap(({ id, days }) => (days ? [[id, days]] : [])));
}
