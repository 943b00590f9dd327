#!/usr/bin/env node
import { enginePackage, installCommand, packageFolder } from '../load/files/engine.ts';
import { readCommandLine, UsageError } from './command-line.ts';
import { commands } from './commands.ts';

/** The end of a process that was interrupted also takes away what it has made. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/** What says its reason in a sentence; of all else the stack is shown, since it is a fault of the engine. */
const isTold = (error: unknown): error is Error =>
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
    console.error(isTold(error) ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
