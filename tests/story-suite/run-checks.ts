import { formatProblem } from '../../src/build/parse/story-error.ts';
import type { Check } from './checks.ts';

/**
 * Runs lanes of checks beside one another, those of a lane in turn, and tells of each as it ends.
 *
 * @param tell Takes one line.
 * @returns What is to be mended, a line each, none twice.
 */
export async function runChecks(
  lanes: readonly (readonly Check[])[],
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const found: string[] = [];
  const run = async ({ name, run }: Check) => {
    const start = performance.now();
    const { problems, note } = await run().catch(failed(name));
    const seconds = Math.round((performance.now() - start) / 1000);
    found.push(...problems.map(formatProblem));
    const sign = problems.length > 0 ? '✗' : '✓';
    tell(`${sign} ${[name, note, `${seconds} s`].filter(Boolean).join(', ')}`);
  };
  await Promise.all(
    lanes.map(async (checks) => {
      for (const check of checks) await run(check);
    }),
  );
  return [...new Set(found)];
}

/** A check that could not be made is a problem too. */
const failed =
  (place: string) =>
  (error: unknown): Awaited<ReturnType<Check['run']>> => {
    const problem = `could not be looked at: ${error instanceof Error ? error.message : error}`;
    const remedy = 'Run it again on a machine that does nothing else; if it stays, report it.';
    return { problems: [{ file: 'the page', place, problem, remedy }] };
  };
