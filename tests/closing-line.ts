import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends a Vitest run with `12 passed, 0 failed`, and `, 1 skipped` where any was, alone on the last line;
 * list it after other reporters. What fails outside a test counts as a failure of its own: a file that
 * cannot be collected, a suite whose hook throws, an error that nothing caught, and a run that reaches no
 * test, as when its setup fails. Of a file that was run once more its last run counts, and what passed only
 * then is named.
 */
export default class ClosingLine implements Reporter {
  #modules = new Map<string, TestModule>();

  onTestRunEnd(
    testModules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
  ): void {
    for (const testModule of testModules) {
      const before = this.#modules.get(testModule.id);
      for (const name of passedOnlyNow(testModule, before))
        console.log(`Passed when run once more: ${name}`);
      this.#modules.set(testModule.id, testModule);
    }
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const testModule of this.#modules.values()) {
      const { children } = testModule;
      for (const part of [testModule, ...children.allSuites()])
        counts.failed += part.errors().length;
      for (const test of children.allTests()) counts[test.result().state] += 1;
    }
    if (this.#modules.size === 0) counts.failed += 1;
    const { passed, failed } = counts;
    const skipped = counts.skipped + counts.pending;
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}

/** What failed at first: each test by its names; the file alone where it failed outside of them. */
function passedOnlyNow(testModule: TestModule, before: TestModule | undefined): readonly string[] {
  const retried = [...testModule.children.allTests('passed')].filter(
    (test) => test.diagnostic()?.retryCount,
  );
  const names = retried.map(({ fullName }) => fullName);
  if (!before || before.ok() || !testModule.ok()) return names;
  const file = testModule.relativeModuleId;
  const failed = [...before.children.allTests('failed')].map((one) => `${file} > ${one.fullName}`);
  return [...names, ...(failed.length > 0 ? failed : [file])];
}
