import { parseArgs } from 'node:util';
import { didYouMean } from '../load/yaml/did-you-mean.ts';

/** A command, as the command line has it. */
export interface Command {
  /** What it does, in a line. */
  readonly told: string;
  /** What stands after its name: `[FOLDER]` may be left out, and the last may be several, `[FILE…]`. */
  readonly operands: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  /** The packages that it needs beside those that come with the engine. */
  readonly needs?: readonly string[];
  /** What its `--help` tells besides. */
  readonly more?: string;
  /** Does its work. @returns The exit code: 0, or 1 where the story or what was given is at fault. */
  readonly run: (given: Given) => Promise<number>;
}

/** An option of a command, by its name without the dashes. */
interface Option {
  readonly told: string;
  /** What its value is called, as in `--port NUMBER`; a flag has none. */
  readonly value?: string;
}

/** What was written after a command's name. */
export interface Given {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** The command that was asked for, or the help that is to be printed. */
type Asked = { readonly command: Command; readonly given: Given } | { readonly help: string };

/** What was written is no command: a sentence that says what is. Its exit code is 2. */
export class UsageError extends Error {}

type Commands = Readonly<Record<string, Command>>;

/**
 * Reads a command line.
 *
 * @param program The program's name.
 * @throws UsageError where it is none.
 */
export function readCommandLine(
  program: string,
  commands: Commands,
  [name, ...args]: readonly string[],
): Asked {
  if (name === undefined) throw new UsageError(helpOf(program, commands));
  if (name === '--help' || name === '-h') return { help: helpOf(program, commands) };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const meant = didYouMean(name, Object.keys(commands));
    throw new UsageError(
      `${program} ${name}: there is no such command. ${meant ?? `Write ${program} --help to see which there are.`}`,
    );
  }
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    return { help: helpOfCommand(`${program} ${name}`, command) };
  }
  return { command, given: readGiven(`${program} ${name}`, command, args) };
}

function readGiven(
  called: string,
  { operands, options = {} }: Command,
  args: readonly string[],
): Given {
  const fault = (words: string) => new UsageError(`${called}: ${words}`);
  const types = Object.entries(options).map(([name, { value }]) => {
    const type: 'string' | 'boolean' = value === undefined ? 'boolean' : 'string';
    return [name, { type }] as const;
  });
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
      const meant = didYouMean(rawName, known) ?? `Write ${called} --help to see which there are.`;
      throw fault(`there is no option ${rawName}. ${meant}`);
    }
    if (option.value === undefined && value !== undefined) {
      throw fault(`${rawName} takes no value. Write it without "${value}".`);
    }
    if (option.value === undefined) flags.add(name);
    else if (value && !/^--./.test(value)) values[name] = value;
    else throw fault(`${rawName} needs a value: ${rawName} ${option.value}.`);
  }
  const missing = operands[positionals.length];
  if (missing && !missing.startsWith('[')) {
    throw fault(`${missing} is missing. Write ${[called, ...operands].join(' ')}.`);
  }
  const tooMany = positionals[operands.length];
  if (tooMany !== undefined && !operands.at(-1)?.includes('…')) {
    throw fault(`"${tooMany}" is too much. Write ${[called, ...operands].join(' ')}.`);
  }
  return { operands: positionals, flags, values };
}

/** Lines of two columns, the second of them aligned. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}

function helpOf(program: string, commands: Commands): string {
  const rows = Object.entries(commands).map(
    ([name, { operands, told }]) => [[name, ...operands].join(' '), told] as const,
  );
  return `${program} COMMAND [FOLDER] [--options]

${columns(rows)}
FOLDER is the story's; without it, that of STORY or the one you are in.
${program} COMMAND --help tells a command's options.`;
}

function helpOfCommand(called: string, { operands, told, options = {}, more }: Command): string {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      [[`--${name}`, option.value].filter(Boolean).join(' '), option.told] as const,
  );
  const usage = [called, ...operands, ...(rows.length > 0 ? ['[--options]'] : [])].join(' ');
  const sentence = `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
  return [usage, sentence, rows.length > 0 ? columns(rows).trimEnd() : '', more ?? '']
    .filter(Boolean)
    .join('\n\n');
}
