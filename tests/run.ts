import { createVitest, parseCLI, type TestRunResult } from 'vitest/node';

/**
 * Runs Vitest with the arguments of `vitest run`. In CI each file in which anything fails is run once
 * more, from its beginning, and `closing-line.ts` names what passed only then.
 */
process.env.NODE_ENV ??= 'test';
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await createVitest('test', { ...options, watch: false });
const { testModules, unhandledErrors }: TestRunResult = await vitest.start(filter);
const failed = testModules.filter((each) => !each.ok());
if (process.env.CI && failed.length > 0 && unhandledErrors.length === 0) {
  process.exitCode = 0;
  await vitest.runTestSpecifications(failed.map((each) => each.toTestSpecification()));
}
await vitest.exit();
