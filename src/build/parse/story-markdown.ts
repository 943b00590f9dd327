import createMarkdown, { type MarkdownIt } from 'markdown-it';
import container from 'markdown-it-container';
import { externalRel, isWebAddress } from '../render/external-link.ts';
import { type CitationWords, citeSource } from './cite-source.ts';
import { markLanguage } from './mark-language.ts';
import { nameHeading } from './name-heading.ts';

/**
 * The story's Markdown: CommonMark with typographic quotes, citations, languages of parts, named
 * headings and `::: name` blocks. HTML in the text stays text, and links lead to the web, to mail
 * or within the page, never to a script.
 *
 * @param words What a citation is called.
 */
export function storyMarkdown(words: CitationWords): MarkdownIt {
  const markdown = createMarkdown({ html: false, typographer: true })
    .use(citeSource, words)
    .use(markLanguage)
    .use(nameHeading)
    .use(container, 'block', { validate: () => true });
  markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    if (token && isWebAddress(String(token.attrGet('href')))) token.attrSet('rel', externalRel);
    return renderer.renderToken(tokens, index, options);
  };
  return markdown;
}
