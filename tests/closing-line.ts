import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** How many tests of a run ended in each way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * A run in one line: `12 passed, 0 failed`, and `, 1 skipped` where any was.
 */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts the tests of a run. What fails outside a test counts as a failure of its own: a file that
 * cannot be collected, a suite whose hook throws, an error that nothing caught, and a run that
 * reaches no test, as when its setup fails.
 */
export function tally(
  testModules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
): Tally {
  let passed = 0;
  let failed = unhandledErrors.length + (testModules.length === 0 ? 1 : 0);
  let skipped = 0;
  for (const testModule of testModules) {
    failed += testModule.errors().length;
    for (const suite of testModule.children.allSuites()) failed += suite.errors().length;
    for (const test of testModule.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed++;
      else if (state === 'failed') failed++;
      else skipped++;
    }
  }
  return { passed, failed, skipped };
}

/** Ends a Vitest run with its closing line, alone on the last line; list it after other reporters. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(
    testModules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
  ): void {
    console.log(closingLine(tally(testModules, unhandledErrors)));
  }
}
