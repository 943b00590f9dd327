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
