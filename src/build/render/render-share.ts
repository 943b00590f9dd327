import type { Words } from '../story/files/read-words.ts';
import { escapeHtml } from '../story/text/html.ts';

/**
 * The buttons with which a reader passes the story on or takes it along on paper, for the page's
 * script to connect. None leads to another site: sharing is the browser's own, where it has it.
 */
export function renderShare({ share, copyLink, print }: Words['render']): string {
  const button = (does: string, words: string, more = '') =>
    `<button type="button" class="button" data-does="${does}"${more}>${escapeHtml(words)}</button>\n`;
  return `<div class="share">
${button('share', share, ' hidden')}${button('copy', copyLink)}${button('print', print)}</div>
`;
}
