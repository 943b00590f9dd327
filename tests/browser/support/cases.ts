const isLongRun = Boolean(process.env.EVERY_CASE);

/** The few cases of every run, or in the long run the others, which differ only in size, language or section. */
export const cases = <Few, Others>(
  few: readonly Few[],
  others: readonly Others[],
): readonly (Few | Others)[] => (isLongRun ? others : few);

/** Some of a list in every run, and all of it in the long one. */
export const someOf = <T>(all: readonly T[], few: readonly T[]): readonly T[] =>
  all.filter((each) => isLongRun || few.includes(each));

/** Tests that the long run need not repeat. */
export const inEveryRun = (tests: () => void): void => {
  if (!isLongRun) tests();
};

/** Tests too slow for every run. */
export const inLongRun = (tests: () => void): void => {
  if (isLongRun) tests();
};
