/** How far `position` has come from `start` to `end`, from 0 to 1; 1 where there is no way to go. */
export function progressBetween(start: number, end: number, position: number): number {
  if (!(position > start)) return start === end && position === start ? 1 : 0;
  return position < end ? (position - start) / (end - start) : 1;
}
