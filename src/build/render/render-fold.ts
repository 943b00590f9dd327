import { escapeHtml } from '../story/text/html.ts';

/** The id of the fold that says where the map comes from. */
export const aboutMapId = 'about-this-map';

/**
 * Text that is folded beneath its heading until a reader opens it. A search in the page, a link into it
 * and paper show it too.
 */
export function renderFold(title: string, html: string, id?: string): string {
  const named = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
  return `<details class="fold"${named}>
<summary><h3>${escapeHtml(title)}</h3></summary>
${html}</details>
`;
}
