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

/** Each test of a file that failed, by its names; the file alone where it failed outside of them. */
function failures(testModule: TestModule): readonly string[] {
  const failed = [...testModule.children.allTests('failed')].map(({ fullName }) => fullName);
  const file = testModule.relativeModuleId;
  return failed.length > 0 ? failed.map((name) => `${file} > ${name}`) : [file];
}

/**
 * Ends a Vitest run with its closing line, alone on the last line; list it after other reporters. Of a file
 * that was run once more its last run counts, and what passed only then is named.
 */
export default class ClosingLine implements Reporter {
  #modules = new Map<string, TestModule>();

  onTestRunEnd(
    testModules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
  ): void {
    for (const testModule of testModules) {
      for (const test of testModule.children.allTests('passed')) {
        if (test.diagnostic()?.retryCount)
          console.log(`Passed when run once more: ${test.fullName}`);
      }
      const before = this.#modules.get(testModule.id);
      if (before && !before.ok() && testModule.ok())
        for (const name of failures(before)) console.log(`Passed when run once more: ${name}`);
      this.#modules.set(testModule.id, testModule);
    }
    console.log(closingLine(tally([...this.#modules.values()], unhandledErrors)));
  }
}
