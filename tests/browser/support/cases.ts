/**
 * The cases that a test goes through in every run; in the long run the others too, which differ from
 * these in a size, a script, a section or how many there are, and in nothing else.
 */
export const cases = <Few, Others>(
  few: readonly Few[],
  others: readonly Others[],
): readonly (Few | Others)[] => (process.env.EVERY_CASE ? [...few, ...others] : few);

/** The same for some of a list, in its own order. */
export const someOf = <T>(all: readonly T[], few: readonly T[]): readonly T[] =>
  all.filter((each) => process.env.EVERY_CASE || few.includes(each));
