import { afterAll, afterEach, beforeEach } from 'vitest';
import { takeCrashes } from './crashes.ts';

/** Set up for each file: fails the test, or the hooks of the file, in which something crashed. */
const inHooks: string[] = [];

beforeEach(() => {
  inHooks.push(...takeCrashes());
});
afterEach(() => tell(takeCrashes()));
afterAll(() => tell([...inHooks, ...takeCrashes()]));

function tell(crashes: readonly string[]): void {
  if (crashes.length > 0) throw new Error(crashes.join('\n'));
}
