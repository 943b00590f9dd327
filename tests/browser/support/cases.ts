/**
 * The cases that a test goes through in every run, or in the long run, which comes after it, the others,
 * which differ from these in a size, a script, a section or how many there are, and in nothing else.
 */
export const cases = <Few, Others>(
  few: readonly Few[],
  others: readonly Others[],
): readonly (Few | Others)[] => (process.env.EVERY_CASE ? others : few);

/** Some of a list in every run, and all of it in the long one. */
export const someOf = <T>(all: readonly T[], few: readonly T[]): readonly T[] =>
  all.filter((each) => process.env.EVERY_CASE || few.includes(each));
