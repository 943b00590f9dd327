import { countOf, formatProblem, type Problem } from '../../build/story/files/story-error.ts';

/** How many are told at once: more push the server's address out of sight. */
const most = 5;

/**
 * Tells an author of a story's warnings, each once for as long as it stays.
 *
 * @param warn Takes the lines as one text.
 */
export function tellWarnings(warn: (text: string) => void): (warnings: readonly Problem[]) => void {
  let known: readonly string[] = [];
  return (warnings) => {
    const lines = warnings.map(formatProblem);
    const fresh = lines.filter((line) => !known.includes(line));
    known = lines;
    if (fresh.length === 0) return;
    const rest = fresh.length > most ? [`"npm run check" tells of all ${fresh.length}.`] : [];
    warn([`${countOf(fresh.length, 'warning')}:`, ...fresh.slice(0, most), ...rest].join('\n'));
  };
}
