import type { Fault } from '../../files/story-error.ts';

/** Returns the known name nearest to `name` by edit distance, ignoring case, if it is near enough. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return name;
  const edits = known.map((each) => editDistance(name.toLowerCase(), each.toLowerCase()));
  const min = Math.min(...edits);
  const nearest = known[edits.indexOf(min)] ?? '';
  // If more than this share of the letters differ, the name is not a typo.
  return min <= 0.4 * Math.max(name.length, nearest.length) ? nearest : undefined;
}

export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}

export function suggestName(name: string, known: readonly string[]): string {
  const listed = known.map((id) => `"${id}"`).join(', ');
  return didYouMean(name, known) ?? (listed ? `Known names: ${listed}.` : 'There is none yet.');
}

export const unknownName = (
  what: string,
  name: string,
  known: readonly string[],
  path: readonly PropertyKey[] = [],
): Fault => [`${what} "${name}" does not exist.`, suggestName(name, known), path, name];

/** Counts insertions, deletions, substitutions and adjacent swaps (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      const swaps = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swapped = swaps ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? a.length;
}
