#!/usr/bin/env node
import { stripVTControlCharacters } from 'node:util';
import { CommanderError } from 'commander';
import { forAuthor, orNothing, printable } from '../files/story-error.ts';
import { commandLine } from './commands.ts';

/** Exits on a signal, so that the exit handlers remove what the interrupted command has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(130));

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
    const theirs = forAuthor(error);
    console.error(theirs ? printable(stripVTControlCharacters(theirs.message)) : error);
    process.exitCode = 1;
  }
}
