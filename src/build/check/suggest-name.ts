/** Names further apart than this share of their length are not taken for a slip of the pen. */
const likeness = 0.4;

/** Suggests the known name nearest to one that is not known, or lists what is known. */
export function suggestName(name: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, edits: editDistance(name, candidate) }))
    .reduce((best, next) => (next.edits < best.edits ? next : best), {
      candidate: '',
      edits: Infinity,
    });
  const { candidate, edits } = nearest;
  if (edits <= likeness * Math.max(name.length, candidate.length))
    return `Did you mean "${candidate}"?`;
  return known.length === 0
    ? 'There is none yet.'
    : `Known are ${known.map((id) => `"${id}"`).join(', ')}.`;
}

/** Levenshtein's distance: the least number of letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    let previous = i + 1;
    const next = [previous];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      previous = Math.min(replaced, (row[j + 1] ?? 0) + 1, previous + 1);
      next.push(previous);
    }
    row = next;
  }
  return row.at(-1) ?? a.length;
}
