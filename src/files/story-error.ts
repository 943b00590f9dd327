import { inspect } from 'node:util';
import { groupBy } from '../core/group-by.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong and how to fix it, followed by the path in the entry and the value there. */
export type Fault = readonly [
  problem: string,
  remedy: string,
  path?: readonly PropertyKey[],
  value?: unknown,
];

/** A fault in a story's files, which stops the build unless it is a warning. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The path in a YAML or JSON file's values, by which the line and column are found. */
  readonly path?: readonly PropertyKey[];
  readonly place?: string;
  /** What is wrong, as the end of a sentence. */
  readonly problem: string;
  /** How to fix it, as a sentence. */
  readonly remedy: string;
  readonly value?: unknown;
  readonly severity?: 'error' | 'warning';
}

/** Turns an entry's faults into problems; the entry's path precedes the faults' own. */
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

/** An error that an author can fix. It has no stack, since the line that matters is in the author's files. */
export class AuthorError extends Error {
  override name = 'AuthorError';
  override stack = '';

  [inspect.custom](): string {
    return this.message;
  }
}

/** Thrown if a file would expand beyond any story's needs. */
export class LimitError extends AuthorError {
  override name = 'LimitError';
}

export class StoryError extends AuthorError {
  override name = 'StoryError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = linesOf(problems);
    super(printable([`The story has ${countOf(lines.length, 'problem')}.`, ...lines].join('\n')));
    this.problems = problems;
  }
}

/** Finds an error on which an author can act: the error itself, its cause or one that it wraps. */
export function forAuthor(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AuthorError || 'syscall' in error) return error;
  const within = [error.cause, ...('errors' in error ? [error.errors].flat() : [])];
  return within.map(forAuthor).find(Boolean);
}

/** Returns what `read` returns, or the problems of the StoryError that it throws. */
export function attempt<T>(read: () => T): { value?: T; problems: readonly Problem[] } {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    return { problems: error.problems };
  }
}

export function orNothing<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}

const maxAlike = 10;
const maxLength = 600;

/** Keeps the first problems of each sort, adds how many others there are, and cuts texts to a screen's length. */
export function withoutFloods(problems: readonly Problem[]): readonly Problem[] {
  const kinds = groupBy(problems, ({ severity, problem, remedy }) =>
    `${severity} ${problem} ${remedy}`.replaceAll(/"[^"]*"|(?<![^\s"])[^\s"]*\d\S*/g, ''),
  );
  return [...kinds.values()].flatMap((alike) => {
    const left = alike.length - maxAlike;
    return alike.slice(0, maxAlike).map((each, i) => ({
      ...each,
      ...(each.place && { place: shortened(each.place) }),
      problem: shortened(each.problem),
      remedy: `${shortened(each.remedy)}${left > 0 && i === maxAlike - 1 ? ` (${countOf(left, 'more problem')} like this.)` : ''}`,
      ...((JSON.stringify(each.value) ?? '').length > maxLength && { value: undefined }),
    }));
  });
}

export const shortened = (words: string, max = maxLength): string =>
  words.length > max ? `${words.slice(0, max)}…` : words;

/** Escapes characters that a terminal obeys (controls and changes of direction), as `\x1b` or `\u202e`. */
export const printable = (text: string): string =>
  text.replaceAll(/(?!\r?\n|\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => {
    const code = sign.charCodeAt(0).toString(16).padStart(2, '0');
    return code.length > 2 ? `\\u${code}` : `\\x${code}`;
  });

export const isWarning = ({ severity }: Problem): boolean => severity === 'warning';

export const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Returns a problem's location in a form that editors and terminals follow: `file:line:column`, or only the file. */
export const placeOf = ({ file, line, column = 1 }: Problem): string =>
  line === undefined ? file : `${file}:${line}:${column}`;

const messageOf = ({ place, problem }: Problem): string =>
  oneLine(place === undefined ? problem : `${place}: ${problem}`.replace('": must ', '" must '));

/** Formats a problem in one line: `file:line:column`, two spaces, what is wrong and how to fix it. */
export const formatProblem = (problem: Problem): string =>
  `${placeOf(problem)}  ${messageOf(problem)} ${oneLine(problem.remedy)}`.trim();

export function linesOf(problems: readonly Problem[]): readonly string[] {
  const errors = problems.filter((problem) => !isWarning(problem));
  return (errors.length > 0 ? errors : problems).map(formatProblem);
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Reports problems to an author, each in a line, and then how many there are. */
export function reportProblems(problems: readonly Problem[], folder: string): string {
  const lines = problems.map((problem) => {
    const severity = isWarning(problem) ? 'warning' : 'error';
    return `${placeOf(problem)}  ${severity}  ${messageOf(problem)} ${problem.remedy}`;
  });
  const warnings = problems.filter(isWarning).length;
  const errors = problems.length - warnings;
  const counts = [errors && countOf(errors, 'error'), warnings && countOf(warnings, 'warning')];
  const counted = counts.filter(Boolean).join(', ');
  const named = folder === '.' ? 'The story' : folder;
  const closing =
    errors > 0
      ? `${named}: ${counted}. It cannot be built until the errors are fixed.`
      : `${named} is sound${counted ? `: ${counted}, and no error` : ''}.`;
  return `${[...lines, closing].join('\n')}\n`;
}

/** Reports problems as JSON, for editors and scripts; leaves out unknown lines and columns. */
export function problemsAsJson(problems: readonly Problem[], folder: string): string {
  const entries = problems.map(({ place: about, severity = 'error', path: _, ...rest }) => {
    return { severity, ...rest, about };
  });
  return `${JSON.stringify({ story: folder, problems: entries }, null, 2)}\n`;
}
