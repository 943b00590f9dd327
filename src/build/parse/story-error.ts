import { inspect } from 'node:util';

/** Something in the story's files that must be put right before it can be built. */
export interface Problem {
  /** The file, by its path from the project's root. */
  readonly file: string;
  /** Where in it: a section, a layer, a line. */
  readonly place: string;
  /** What is wrong there, as the rest of a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/**
 * What stops the build when the story is not sound: every problem that was found, one line each.
 * It carries no stack, since its reader is the story's author and the line that matters is theirs.
 */
export class StoryError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`The story has ${count}.`, ...problems.map(formatProblem)].join('\n'));
    this.name = 'StoryError';
    this.problems = problems;
    this.stack = '';
  }

  [inspect.custom](): string {
    return this.message;
  }
}

/** Writes a problem on one line: the file, the place, what is wrong and what to do. */
export function formatProblem({ file, place, problem, remedy }: Problem): string {
  return `${file}: ${place}: ${problem} ${remedy}`.replaceAll(/\s+/g, ' ').trim();
}
