import { afterAll, afterEach, beforeEach } from 'vitest';
import { closePages, takeCrashes } from '../open-browser.ts';

/** Set up for each file: fails the test, or the hooks of the file, in which something crashed, and closes its pages. */
const inHooks: string[] = [];

beforeEach(() => {
  inHooks.push(...takeCrashes());
});
afterEach(() => report(takeCrashes()));
afterAll(async () => {
  report([...inHooks, ...takeCrashes()]);
  await closePages();
});

function report(crashes: readonly string[]): void {
  if (crashes.length > 0) throw new Error(crashes.join('\n'));
}
