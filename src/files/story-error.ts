import { inspect } from 'node:util';
import { groupBy } from '../core/group-by.ts';

/** A place in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong and what to do; then its path in the entry and the value there. */
export type Fault = readonly [
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
  value?: unknown,
];

/** Something in the story's files that must be put right before it can be built, or should be. */
export interface Problem {
  /** Its path from the project's root. */
  readonly file: string;
  /** From 1, where they are known. */
  readonly line?: number;
  readonly column?: number;
  /** Its path in the values of a file of YAML or JSON, from which line and column are found. */
  readonly path?: readonly PropertyKey[];
  /** What it is about: a section, a layer, a field. */
  readonly place?: string;
  /** What is wrong there, as the rest of a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** What is written there. */
  readonly value?: unknown;
  /** An error, which stops the build, by default. */
  readonly severity?: 'error' | 'warning';
}

/** Faults as problems of one entry, whose path comes before theirs. */
export const problemsOf = (
  { path = [], ...entry }: Omit<Problem, 'problem' | 'remedy' | 'value'>,
  faults: readonly Fault[],
): Problem[] =>
  faults.map(([problem, remedy, inner = [], value]) => ({
    ...entry,
    ...(path.length + inner.length > 0 && { path: [...path, ...inner] }),
    problem,
    remedy,
    ...(value !== undefined && { value }),
  }));

/**
 * What an author can put right: the message says what is wrong, where, and what to do. It has no stack, since the line
 * that matters is the author's; any other error is a fault of the engine, or of a library, and keeps its own.
 */
export class AuthorError extends Error {
  override name = 'AuthorError';
  override stack = '';

  [inspect.custom](): string {
    return this.message;
  }
}

/** Stops a reading whose result would be larger than any story needs. */
export class LimitError extends AuthorError {
  override name = 'LimitError';
}

/** Stops the build of a story that is not sound. */
export class StoryError extends AuthorError {
  override name = 'StoryError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = linesOf(problems);
    super(printable([`The story has ${countOf(lines.length, 'problem')}.`, ...lines].join('\n')));
    this.problems = problems;
  }
}

/** What of an error is for the author: itself, its cause, or what a bundler has wrapped; system errors too. */
export function forAuthor(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AuthorError || 'syscall' in error) return error;
  const within = [error.cause, ...('errors' in error ? [error.errors].flat() : [])];
  return within.map(forAuthor).find(Boolean);
}

/** What a reading gave, or the problems that it threw. */
export function attempt<T>(read: () => T): {
  readonly value?: T;
  readonly problems: readonly Problem[];
} {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    return { problems: error.problems };
  }
}

/** The result of a task; undefined where it throws, whatever that is. */
export function orNothing<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** How many problems of one kind are reported, and how many characters of each. */
const [mostAlike, longest] = [10, 600];

/** Problems without floods: the first of each kind and the number of the others, none longer than a screen. */
export function withoutFloods(problems: readonly Problem[]): readonly Problem[] {
  const kinds = groupBy(problems, ({ severity, problem, remedy }) =>
    `${severity} ${problem} ${remedy}`.replaceAll(/"[^"]*"|(?<![^\s"])[^\s"]*\d\S*/g, ''),
  );
  return [...kinds.values()].flatMap((alike) => {
    const left = alike.length - mostAlike;
    return alike.slice(0, mostAlike).map((each, i) => ({
      ...each,
      ...(each.place && { place: shortened(each.place) }),
      problem: shortened(each.problem),
      remedy: `${shortened(each.remedy)}${left > 0 && i === mostAlike - 1 ? ` (${countOf(left, 'more problem')} like this.)` : ''}`,
      ...((JSON.stringify(each.value) ?? '').length > longest && { value: undefined }),
    }));
  });
}

export const shortened = (words: string, most = longest): string =>
  words.length > most ? `${words.slice(0, most)}…` : words;

/** A text without what a terminal obeys: control characters and changes of direction are written as `\x1b`, `\u202e`. */
export const printable = (text: string): string =>
  text.replaceAll(/(?!\r?\n|\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
    return code.length > 2 ? `\\u${code}` : `\\x${code}`;
  });

/** Whether the story can be built in spite of a problem. */
export const isWarning = ({ severity }: Problem): boolean => severity === 'warning';

/** Such as `1 problem` or `3 problems`. */
export const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Where a problem is, as editors and terminals follow it: `file:line:column`, or the file alone. */
export const placeOf = ({ file, line, column = 1 }: Problem): string =>
  line === undefined ? file : `${file}:${line}:${column}`;

const messageOf = ({ place, problem }: Problem): string =>
  oneLine(place === undefined ? problem : `${place}: ${problem}`.replace('": must ', '" must '));

/** Writes a problem on one line: `file:line:column`, two spaces, what is wrong and what to do. */
export const formatProblem = (problem: Problem): string =>
  `${placeOf(problem)}  ${messageOf(problem)} ${oneLine(problem.remedy)}`.trim();

/** Errors, a line each; warnings only where there is no error. */
export function linesOf(problems: readonly Problem[]): readonly string[] {
  const errors = problems.filter((problem) => !isWarning(problem));
  return (errors.length > 0 ? errors : problems).map(formatProblem);
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A report for authors: a line for each problem, then how many there are. */
export function reportProblems(problems: readonly Problem[], folder: string): string {
  const lines = problems.map((problem) => {
    const severity = isWarning(problem) ? 'warning' : 'error';
    return `${placeOf(problem)}  ${severity}  ${messageOf(problem)} ${problem.remedy}`;
  });
  const warnings = problems.filter(isWarning).length;
  const errors = problems.length - warnings;
  const counted = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
  ].join(', ');
  const named = folder === '.' ? 'The story' : folder;
  const closing =
    errors > 0
      ? `${named}: ${counted}. It cannot be built until the errors are fixed.`
      : `${named} is sound${counted ? `: ${counted}, and no error` : ''}.`;
  return `${[...lines, closing].join('\n')}\n`;
}

/** The same for editors and scripts, as JSON; a line or column that is not known is left out. */
export function problemsAsJson(problems: readonly Problem[], folder: string): string {
  const written = problems.map(({ place, severity = 'error', path: _, ...rest }) => ({
    severity,
    ...rest,
    about: place,
  }));
  return `${JSON.stringify({ story: folder, problems: written }, null, 2)}\n`;
}
