import type { Problem } from './problem.ts';

/** Writes a problem on one line: the file, the place, what is wrong and what to do. */
export function formatProblem({ file, place, problem, remedy }: Problem): string {
  return `${file}: ${place}: ${problem} ${remedy}`.replaceAll(/\s+/g, ' ').trim();
}
