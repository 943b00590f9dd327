/** Characters that are as wide as they are high, and those of blocks of letters, which are nearly so. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const blocks = /\p{Script=Hang}/u;

/** About how wide a text is, in ems; `letter` is what a character of an alphabet takes. */
export const emsOf = (text: string, letter = 0.543): number =>
  [...text].reduce(
    (sum, each) => sum + (blocks.test(each) ? 0.92 : wide.test(each) ? 1 : letter),
    0,
  );
