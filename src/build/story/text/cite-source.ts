import type { MarkdownIt } from 'markdown-it';
import type { Words } from '../files/read-words.ts';
import { escapeHtml } from './escape-html.ts';

/** What a `citation` token holds; the numbers are given once the whole story is parsed. */
export type CitationMark = {
  /** The key of the source in `sources.yaml`. */
  readonly source: string;
  /** The source's place in the list of sources, from 1, in the order of first citation. */
  number: number;
  /** The citation's own place among all of the story's citations, from 1. */
  occurrence: number;
};

/** What a citation is called, for those who hear the page. */
export type CitationWords = Pick<Words['render'], 'citation'>;

/** A markdown-it rule for citations: `[^reuters-2014-07-15]` is a raised link to that source. */
export function citeSource(markdown: MarkdownIt, words: CitationWords): void {
  markdown.inline.ruler.before('link', 'citation', (state, silent) => {
    const match = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos));
    if (!match?.[1]) return false;
    if (!silent) {
      const mark: CitationMark = { source: match[1], number: 0, occurrence: 0 };
      state.push('citation', '', 0).meta = mark;
    }
    state.pos += match[0].length;
    return true;
  });
  markdown.renderer.rules.citation = (tokens, index) => {
    const mark = tokens[index]?.meta as CitationMark;
    const href = escapeHtml(`#source-${mark.source}`);
    const another = tokens[index - 1]?.type === 'citation' ? ' another' : '';
    const label = escapeHtml(words.citation(`${mark.number}`));
    return `<sup class="cite${another}"><a href="${href}" id="cite-${mark.occurrence}" role="doc-noteref" aria-label="${label}">${mark.number}</a></sup>`;
  };
}
