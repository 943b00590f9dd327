#!/usr/bin/env node
import { readCommandLine, UsageError } from './build/commands/command-line.ts';
import { packageName, packageVersion } from './build/story/files/engine.ts';
import { commands } from './commands.ts';

/** The end of a process that was interrupted also takes away what it has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/** What says its reason in a sentence; of all else the stack is shown, since it is a fault of the engine. */
const isTold = (error: unknown): error is Error =>
  error instanceof Error &&
  ![TypeError, ReferenceError, RangeError].some((fault) => error instanceof fault);

const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log(packageVersion);
} else {
  try {
    const asked = readCommandLine(packageName, commands, args);
    if ('help' in asked) console.log(asked.help);
    else process.exitCode = await asked.command.run(asked.given);
  } catch (error) {
    console.error(isTold(error) ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
