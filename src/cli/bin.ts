#!/usr/bin/env node
import { stripVTControlCharacters } from 'node:util';
import { CommanderError } from 'commander';
import { orNothing, printable } from '../load/files/story-error.ts';
import { commandLine } from './commands.ts';

/** Exit handlers remove what an interrupted command has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(130));

/** Whether an error's message is for the author; any other is a bug, and shows its stack. */
const isForAuthor = (error: unknown): error is Error =>
  error instanceof Error &&
  ![TypeError, ReferenceError, RangeError].some((fault) => error instanceof fault);

if (!orNothing(() => new Function())) {
  console.error(
    'Node may make no code from strings here, and libraries of the engine do. Run it without --disallow-code-generation-from-strings, also in NODE_OPTIONS.',
  );
  process.exit(1);
}
try {
  await commandLine().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    console.error(isForAuthor(error) ? printable(stripVTControlCharacters(error.message)) : error);
    process.exitCode = 1;
  }
}
