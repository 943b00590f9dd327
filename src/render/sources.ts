import type { Source, Sources } from '../read/schema/sources.ts';
import { escapeHtml, externalLink, formatTime } from '../read/text/html.ts';
import type { Citation } from '../read/text/read-sections.ts';
import type { Words } from '../words/words.ts';

/** In a longer row of arrows, nobody knows where each leads. */
const maxBackLinks = 4;

/** Numbers the sources that the text cites, with links back, and lists those that only charts name. */
export function renderSources(
  sources: Sources,
  cited: readonly Citation[],
  ofCharts: readonly string[],
  words: Words,
): string {
  const ids = new Set([...cited.map(({ source }) => source), ...ofCharts]);
  const items = [...ids].map((id) => {
    const source = sources[id];
    const citations = cited.filter((citation) => citation.source === id);
    return source ? renderSource(id, source, citations, words) : '';
  });
  return `<ol class="sources">\n${items.join('')}</ol>\n`;
}

function renderSource(
  id: string,
  source: Source,
  citations: readonly Citation[],
  { render, locale }: Words,
): string {
  const title = `<cite>${escapeHtml(source.title)}</cite>`;
  const parts = [
    ...(source.author ? [escapeHtml(source.author)] : []),
    source.url ? externalLink(source.url, title) : title,
    ...(source.publisher ? [escapeHtml(source.publisher)] : []),
    ...(source.date ? [formatTime(source.date, locale)] : []),
  ];
  const notes = [source.note, source.url ? undefined : source.unlinked].filter(Boolean).join(' ');
  const note = notes ? ` <span class="note">${escapeHtml(notes)}</span>` : '';
  const back = citations.slice(0, maxBackLinks).map(({ occurrence, number }, i) => {
    const label = render.backToCitation({ citation: `${i + 1}`, source: `${number}` });
    return `<a class="back" href="#_cite_${occurrence}" role="doc-backlink" aria-label="${escapeHtml(label)}">↑</a>`;
  });
  return `<li id="_source_${escapeHtml(id)}">${parts.join(', ')}.${note} ${back.join(' ')}</li>\n`;
}
