import { parseArgs } from 'node:util';
import { didYouMean } from '../load/yaml/did-you-mean.ts';

/** A command, as the command line has it. */
export interface Command {
  /** What it does, in a line of the help. */
  readonly does: string;
  /** What follows its name: `[FOLDER]` is optional, and `[FILE…]` may be several. */
  readonly operands: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  /** The packages that it needs beside those that come with the engine. */
  readonly needs?: readonly string[];
  /** @returns The exit code: 0, or 1 where the story or what was given is at fault. */
  readonly run: (given: Given) => Promise<number>;
}

/** An option of a command, by its name without the dashes. */
interface Option {
  readonly does: string;
  /** What its value is called, as in `--port NUMBER`; a flag has none. */
  readonly value?: string;
}

/** What was written after a command's name. */
export interface Given {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** The command line names no command, or calls it wrongly. The exit code is 2. */
export class UsageError extends Error {}

type Commands = Readonly<Record<string, Command>>;

/**
 * Reads a command line.
 *
 * @returns The command with what it was given, or the help that was asked for.
 */
export function readCommandLine(
  program: string,
  commands: Commands,
  [name, ...args]: readonly string[],
): { readonly command: Command; readonly given: Given } | { readonly help: string } {
  if (name === undefined) throw new UsageError(helpOf(program, commands));
  if (isHelp(name)) return { help: helpOf(program, commands) };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const called = `${program} ${name}`;
  if (!command) {
    const meant = didYouMean(name, Object.keys(commands));
    throw new UsageError(`${called}: there is no such command. ${meant ?? seeHelp(program)}`);
  }
  if (args.some(isHelp)) return { help: helpOfCommand(called, command) };
  return { command, given: readGiven(called, command, args) };
}

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';
const seeHelp = (called: string): string => `Write ${called} --help to see which there are.`;

function readGiven(
  called: string,
  { operands, options = {} }: Command,
  args: readonly string[],
): Given {
  const fault = (words: string) => new UsageError(`${called}: ${words}`);
  const types = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const,
  );
  // Node's strict mode takes no value that begins with a minus, as a longitude may.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const values: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const known = Object.keys(options).map((each) => `--${each}`);
      throw fault(
        `there is no option ${rawName}. ${didYouMean(rawName, known) ?? seeHelp(called)}`,
      );
    }
    if (option.value === undefined) {
      if (value !== undefined)
        throw fault(`${rawName} takes no value. Write it without "${value}".`);
      flags.add(name);
    } else if (value && !/^--./.test(value)) values[name] = value;
    else throw fault(`${rawName} needs a value: ${rawName} ${option.value}.`);
  }
  const usage = `Write ${[called, ...operands].join(' ')}.`;
  const missing = operands[positionals.length];
  if (missing && !missing.startsWith('[')) throw fault(`${missing} is missing. ${usage}`);
  const extra = positionals[operands.length];
  if (extra !== undefined && !operands.at(-1)?.includes('…'))
    throw fault(`"${extra}" is too much. ${usage}`);
  return { operands: positionals, flags, values };
}

/** Lines of two columns, the second of them aligned. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

function helpOf(program: string, commands: Commands): string {
  const rows = Object.entries(commands).map(
    ([name, { operands, does }]) => [[name, ...operands].join(' '), does] as const,
  );
  return `${program} COMMAND [FOLDER] [--options]

${columns(rows)}
FOLDER is the story's; without it, that of STORY or the one you are in.
${program} COMMAND --help lists a command's options.`;
}

function helpOfCommand(called: string, { operands, does, options = {} }: Command): string {
  const rows = Object.entries(options).map(
    ([name, { value, does }]) => [`--${name}${value ? ` ${value}` : ''}`, does] as const,
  );
  const usage = [called, ...operands, ...(rows.length > 0 ? ['[--options]'] : [])].join(' ');
  const help = `${usage}\n\n${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
  return rows.length > 0 ? `${help}\n\n${columns(rows).trimEnd()}` : help;
}
