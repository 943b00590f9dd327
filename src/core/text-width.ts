/** Characters as wide as an em, and blocks of letters, which are nearly so. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const blocks = /\p{Script=Hang}/u;

/** The approximate width of a text in ems; `letter` is that of a letter of an alphabet. */
export const emsOf = (text: string, letter = 0.543): number =>
  [...text].reduce(
    (sum, each) => sum + (blocks.test(each) ? 0.92 : wide.test(each) ? 1 : letter),
    0,
  );
