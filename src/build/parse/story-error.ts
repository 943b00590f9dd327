import { inspect } from 'node:util';
import { formatProblem } from '../../core/story/format-problem.ts';
import type { Problem } from '../../core/story/problem.ts';

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
