import { clamp } from '../clamp.ts';

/** The first and the last of the days that a layer shows, in ISO 8601; none where the last is before the first. */
export type Days = readonly [from: string, to: string];

/** Whether a day, in ISO 8601 and to any precision, is among those that a layer shows. */
export const isAmong = (day: string, [from, to]: Days): boolean => from <= day && day <= to;

/**
 * Makes what gives the days that have come by a share of a section, from 0 to 1: each of them takes
 * as much of the reading as any other, however long it is until the next. The same share gives the
 * very same days, so that comparing two scenes costs nothing.
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

/** The days of the layers whose points have a time, by the layers' ids. */
export function daysOfLayers(
  layers: readonly { readonly id: string; readonly days?: readonly string[] }[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(layers.flatMap(({ id, days }) => (days ? [[id, days]] : [])));
}
