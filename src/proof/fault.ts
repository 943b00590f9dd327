import { formatProblem, type Problem } from '../build/story/files/story-error.ts';

/** Something in a story that its readers would meet, and that is to be mended. */
export interface Fault extends Problem {
  /** On which screen or in which state of the page it is seen; the problem then ends without a full stop. */
  readonly at?: string;
}

/** The remedy for what an author has no part in. */
export const engineFault = 'This is a fault of the engine: please report it with the story.';

const list = new Intl.ListFormat('en');

/**
 * A sentence for each fault: the file, the place, what is wrong and on which screens, and what to do. What is
 * wrong on several screens in the same way is told once.
 */
export function sentences(faults: readonly Fault[]): readonly string[] {
  const told = new Map<string, { readonly fault: Fault; readonly at: Set<string> }>();
  for (const { at, ...fault } of faults) {
    const key = JSON.stringify(fault);
    const same = told.get(key) ?? { fault, at: new Set() };
    if (at !== undefined) same.at.add(at);
    told.set(key, same);
  }
  return [...told.values()].map(({ fault, at }) => {
    const problem = at.size > 0 ? `${fault.problem} at ${list.format(at)}.` : fault.problem;
    return formatProblem({ ...fault, problem });
  });
}
