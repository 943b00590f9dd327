import type { Check } from './checks.ts';
import { engineFault, type Fault } from './fault.ts';

/**
 * Runs lanes of checks beside one another, those of a lane in turn, and tells of each as it ends.
 *
 * @param tell Takes one line.
 * @returns What is to be mended.
 */
export async function runChecks(
  lanes: readonly (readonly Check[])[],
  tell: (line: string) => void,
): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  const run = async (check: Check) => {
    const start = performance.now();
    const { problems, note } = await check.run().catch((error) => failed(check, error));
    const seconds = Math.round((performance.now() - start) / 1000);
    found.push(...problems);
    const sign = problems.length > 0 ? '✗' : '✓';
    tell(`${sign} ${[check.name, note, `${seconds} s`].filter(Boolean).join(', ')}`);
  };
  await Promise.all(
    lanes.map(async (checks) => {
      for (const check of checks) await run(check);
    }),
  );
  return found;
}

/** A check that could not be made is a fault too. */
function failed({ name }: Check, error: unknown): Awaited<ReturnType<Check['run']>> {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  const problem = `it could not be looked at: ${reason}`;
  const remedy = `Run the check again while the machine does nothing else. ${engineFault.replace('This', 'If that does not help, this')}`;
  return { problems: [{ file: 'the page', place: name, problem, remedy }] };
}
