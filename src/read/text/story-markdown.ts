import type { MarkdownIt, Token } from 'markdown-it';
import createMarkdown from 'markdown-it';
import container from 'markdown-it-container';
import type { Words } from '../../words/words.ts';
import { isWebAddress } from '../schema/values.ts';
import { escapeHtml, externalRel } from './html.ts';
import { showPictures } from './show-pictures.ts';

/** CommonMark with citations, marked spans, heading ids and `::: name` blocks, without indented code and HTML. */
export function storyMarkdown(words: TextWords): MarkdownIt {
  const markdown = createMarkdown({ html: false, typographer: true })
    .disable('code')
    .use(citeSource, words)
    // Marks words in another language: `[首尔]{lang=zh}`.
    .use(markSpan, 'language', 'lang', /^\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}/)
    // Marks words during which the map draws the layer with an id: `[words]{on=layer}`.
    .use(markSpan, 'cue', 'data-on', /^\{on=([a-z][a-z0-9-]*)\}/)
    .use(nameHeading)
    .use(findTag)
    .use(showPictures)
    .use(container, 'block', { validate: () => true });
  markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    if (token && isWebAddress(String(token.attrGet('href')))) token.attrSet('rel', externalRel);
    return renderer.renderToken(tokens, index, options);
  };
  return markdown;
}

/** The meta of a `citation` token; the numbers are set once the whole story is parsed. */
export type CitationMark = {
  readonly source: string;
  /** The source's number in the list, which is in the order of first citations, from 1. */
  number: number;
  /** The citation's index, from 1, in its link `#_cite_<occurrence>`. */
  occurrence: number;
};

/** What screen readers say about citations, and about the slider that compares two pictures. */
export type TextWords = Pick<Words['render'], 'citation' | 'compare'>;

/** Adds a rule: `[^reuters-2014-07-15]` is a raised link to that source. */
function citeSource(markdown: MarkdownIt, words: TextWords): void {
  markdown.inline.ruler.before('link', 'citation', (state, silent) => {
    const match = /^\[\^([^[\]\s]+)\]/.exec(state.src.slice(state.pos));
    if (!match?.[1]) return false;
    if (!silent) {
      const mark = { source: match[1], number: 0, occurrence: 0 } satisfies CitationMark;
      state.push('citation', '', 0).meta = mark;
    }
    state.pos += match[0].length;
    return true;
  });
  markdown.renderer.rules.citation = (tokens, index) => {
    const mark = tokens[index]?.meta as CitationMark;
    const href = escapeHtml(`#_source_${mark.source}`);
    const another = tokens[index - 1]?.type === 'citation' ? ' another' : '';
    const label = escapeHtml(words.citation({ source: `${mark.number}` }));
    // Chinese and Japanese may break a line after any character: a word joiner keeps the note with its sentence.
    const joiner = /[\u2e80-\uffef”’]$/.test(tokens[index - 1]?.content ?? '') ? '\u2060' : '';
    return `${joiner}<sup class="cite${another}"><a href="${href}" id="_cite_${mark.occurrence}" role="doc-noteref" aria-label="${label}">${mark.number}</a></sup>`;
  };
}

/** Adds a rule: `[words]{braces}` is a `<span attribute="value">`, whose value is the first group of `braces`. */
function markSpan(markdown: MarkdownIt, name: string, attribute: string, braces: RegExp): void {
  markdown.inline.ruler.before('link', name, (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos);
    if (labelEnd < 0) return false;
    const match = braces.exec(state.src.slice(labelEnd + 1));
    if (!match?.[1]) return false;
    const end = labelEnd + 1 + match[0].length;
    if (!silent) {
      const after = state.posMax;
      state.pos += 1;
      state.posMax = labelEnd;
      state.push(`${name}_open`, 'span', 1).attrs = [[attribute, match[1]]];
      state.md.inline.tokenize(state);
      state.push(`${name}_close`, 'span', -1);
      state.posMax = after;
    }
    state.pos = end;
    return true;
  });
}

/** Adds a rule: an HTML tag, which stays text, becomes a token `tag`. */
function findTag(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('autolink', 'tag', (state, silent) => {
    const [tag] =
      /^<(\/?[a-z][a-z\d-]*(\s[^<>]*)?\/?>|!--)/i.exec(state.src.slice(state.pos)) ?? [];
    if (tag === undefined) return false;
    if (!silent) state.push('tag', '', 0).content = tag;
    state.pos += tag.length;
    return true;
  });
  markdown.renderer.rules.tag = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
}

/** The mark after a heading: `{#the-road kicker="Monday, 14 July"}`. */
export type HeadingName = { readonly id: string; readonly kicker?: string | undefined };

const attributes = /(?<!\s)\s*\{#([^\s{}]+)(?:\s+kicker="([^"]*)")?\}\s*$/;

/** Adds a rule: a heading's mark becomes the `meta` of its token. */
function nameHeading(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'heading_name', (state) => {
    state.tokens.forEach((token, index) => {
      const words = state.tokens[index + 1];
      if (token.type !== 'heading_open' || !words) return;
      const match = attributes.exec(words.content);
      if (!match?.[1]) return;
      token.meta = { id: match[1], kicker: match[2] } satisfies HeadingName;
      words.content = words.content.slice(0, match.index);
    });
  });
}

/** Lists the tokens within paragraphs, each with its line in the Markdown, from 0. */
export function inlineTokens(tokens: readonly Token[]): { token: Token; line: number }[] {
  return tokens.flatMap(({ map, children }) => {
    let line = map?.[0] ?? 0;
    return (children ?? []).map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
      return { token, line };
    });
  });
}
