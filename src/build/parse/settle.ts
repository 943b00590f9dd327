import { type Problem, StoryError } from './story-error.ts';

/** Waits for all, and throws the problems of all that failed together. */
export async function settle<T extends readonly unknown[]>(
  waits: {
    readonly [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  const results = await Promise.allSettled(waits);
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const other = reasons.find((reason) => !(reason instanceof StoryError));
  if (other) throw other;
  const problems = reasons.flatMap((reason): readonly Problem[] =>
    reason instanceof StoryError ? reason.problems : [],
  );
  if (problems.length > 0) throw new StoryError(problems);
  return Promise.all(waits) as unknown as Promise<T>;
}
