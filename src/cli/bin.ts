#!/usr/bin/env node
import { enginePackage, installCommand, packageFolder } from '../load/files/engine.ts';
import { readCommandLine, UsageError } from './command-line.ts';
import { commands } from './commands.ts';

/** A process that is interrupted ends by its exit handlers, which remove what it has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/** An error whose message is a sentence for the author; any other is a fault of the engine, and shows its stack. */
const isForAuthor = (error: unknown): error is Error =>
  error instanceof Error &&
  ![TypeError, ReferenceError, RangeError].some((fault) => error instanceof fault);

/** @throws Error where some of the packages are not installed, with the command that installs them. */
function expectPackages(names: readonly string[]): void {
  const missing = names.filter((name) => !packageFolder(name));
  if (missing.length === 0) return;
  throw new Error(
    `This command needs what is not installed: ${missing.join(', ')}. Run ${installCommand(missing)}`,
  );
}

const args = process.argv.slice(2);
if (args[0] === '--version') {
  console.log(enginePackage.version);
} else {
  try {
    const asked = readCommandLine(enginePackage.name, commands, args);
    if ('help' in asked) {
      console.log(asked.help);
    } else {
      expectPackages(asked.command.needs ?? []);
      process.exitCode = await asked.command.run(asked.given);
    }
  } catch (error) {
    console.error(isForAuthor(error) ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
