import type { MarkdownIt } from 'markdown-it';
import createMarkdown from 'markdown-it';
import container from 'markdown-it-container';
import { externalRel, isWebAddress } from '../schema/external-link.ts';
import { type CitationWords, citeSource } from './cite-source.ts';
import { markSpan, type SpanMark } from './mark-span.ts';
import { nameHeading } from './name-heading.ts';

/** Words in another language: `[首尔]{lang=zh}`. */
const language: SpanMark = {
  name: 'language',
  braces: /^\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}/,
  attribute: 'lang',
};

/** Words that the map keeps step with, by the id of a layer that the section draws: `[words]{on=layer}`. */
const cue: SpanMark = { name: 'cue', braces: /^\{on=([a-z][a-z0-9-]*)\}/, attribute: 'data-on' };

/**
 * The story's Markdown: CommonMark with typographic quotes, citations, marked spans, named
 * headings and `::: name` blocks. HTML in the text stays text, and links lead to the web, to mail
 * or within the page, never to a script.
 *
 * @param words What a citation is called.
 */
export function storyMarkdown(words: CitationWords): MarkdownIt {
  const markdown = createMarkdown({ html: false, typographer: true })
    .use(citeSource, words)
    .use(markSpan, language)
    .use(markSpan, cue)
    .use(nameHeading)
    .use(container, 'block', { validate: () => true });
  markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    if (token && isWebAddress(String(token.attrGet('href')))) token.attrSet('rel', externalRel);
    return renderer.renderToken(tokens, index, options);
  };
  return markdown;
}
