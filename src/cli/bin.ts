#!/usr/bin/env node
import { CommanderError } from 'commander';
import { commandLine } from './commands.ts';

/** A process that is interrupted ends by its exit handlers, which remove what it has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/** An error whose message is a sentence for the author; any other is a fault of the engine, and shows its stack. */
const isForAuthor = (error: unknown): error is Error =>
  error instanceof Error &&
  ![TypeError, ReferenceError, RangeError].some((fault) => error instanceof fault);

try {
  await commandLine().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    console.error(isForAuthor(error) ? error.message : error);
    process.exitCode = 1;
  }
}
