import type { Firing } from './firing.ts';
import { formatCount } from './format-count.ts';

const dayAndMonth = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
});

/** The day of a firing without its year: `14 Jul`. */
export function firingDay({ date }: Firing): string {
  return dayAndMonth.format(new Date(`${date}T00:00:00Z`));
}

/** How many were fired, as surely as it is known: `4`, `3 to 7`, `about 100`. */
export function firingCount({ least, most, about }: Firing): string {
  const count =
    least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  return about ? `about ${count}` : count;
}

/** What was fired, and whether it was ballistic: `Scud missiles, ballistic`. */
export function firingKind({ kind, ballistic }: Firing): string {
  return ballistic ? `${kind}, ballistic` : kind;
}
