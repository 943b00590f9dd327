import { nearestName } from './nearest-name.ts';

/** Suggests the known name nearest to one that is not known, or lists what is known. */
export function suggestName(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return known.length === 0
    ? 'There is none yet.'
    : `Known are ${known.map((id) => `"${id}"`).join(', ')}.`;
}
