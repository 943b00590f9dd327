/** Characters that are one em wide, and syllable blocks, which are nearly as wide. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const blocks = /\p{Script=Hang}/u;

/** Estimates a text's width in ems; `letter` is the width of an alphabet's letter. */
export const estimateEms = (text: string, letter = 0.543): number =>
  [...text].reduce(
    (sum, each) => sum + (blocks.test(each) ? 0.92 : wide.test(each) ? 1 : letter),
    0,
  );
