const isLongRun = Boolean(process.env.EVERY_CASE);

/**
 * The cases of a test in every run, and in the long run, which comes after it, the others, which differ
 * from these in a size, a language, a section or how many there are, and in nothing else.
 */
export const cases = <Few, Others>(
  few: readonly Few[],
  others: readonly Others[],
): readonly (Few | Others)[] => (isLongRun ? others : few);

/** Some of a list in every run, and all of it in the long one. */
export const someOf = <T>(all: readonly T[], few: readonly T[]): readonly T[] =>
  all.filter((each) => isLongRun || few.includes(each));

/** Tests beside such cases that the long run need not repeat. */
export const inEveryRun = (tests: () => void): void => {
  if (!isLongRun) tests();
};

/** Tests that every run cannot wait for. */
export const inLongRun = (tests: () => void): void => {
  if (isLongRun) tests();
};
