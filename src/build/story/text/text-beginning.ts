import type { Token } from 'markdown-it';

/** As much as search engines and the cards of shared links show of a description, in characters. */
const most = 200;

/**
 * The beginning of a text, to tell what it is about where its author has not: of its first paragraph the
 * first sentences as far as they are short, or the first words of a sentence that is too long by itself.
 *
 * @param lang The text's language, as a tag.
 * @returns Without markup; nothing where the text has no paragraph.
 */
export function textBeginning(tokens: readonly Token[], lang: string): string | undefined {
  const paragraphs = tokens.flatMap(({ type, level }, index) =>
    type === 'paragraph_open' && level === 0 ? [wordsOf(tokens[index + 1])] : [],
  );
  const text = paragraphs.find(Boolean);
  return text && shortened(text, lang);
}

/** What is read of a paragraph: neither its citations nor its pictures. */
const wordsOf = (inline: Token | undefined): string =>
  (inline?.children ?? [])
    .map(({ type, content }) => (/break$/.test(type) ? ' ' : type === 'image' ? '' : content))
    .join('')
    .trim();

function shortened(text: string, lang: string): string {
  const cutAt = (granularity: 'sentence' | 'word'): string | undefined =>
    [...new Intl.Segmenter(lang, { granularity }).segment(text)]
      .map(({ index, segment }) => text.slice(0, index + segment.length).trimEnd())
      .findLast(({ length }) => length <= most);
  const words = cutAt('word')?.replace(/[\p{P}\s]+$/u, '');
  return cutAt('sentence') ?? `${words ?? text.slice(0, most)}…`;
}
