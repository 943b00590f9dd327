import type { Source, Sources } from '../parse/read-sources.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { formatTime } from '../render/format-time.ts';
import type { ChartWords } from './chart-words.ts';
import { type DataTable, renderDataTable } from './data-table.ts';

/** What a chart is made of. */
export interface ChartParts {
  /** The name that the text calls it by, from which its ids are made. */
  readonly name: string;
  readonly words: ChartWords;
  readonly svg: SVGSVGElement;
  readonly table: DataTable;
  readonly sources: Sources;
  /** The language of its dates. */
  readonly locale: string;
}

/** The inside of a chart's figure: its finding, the drawing, sources, notes and the data. */
export function renderChart({ name, words, svg, table, sources, locale }: ChartParts): string {
  const id = `chart-${name}`;
  return `<figcaption><p class="chart-title">${escapeHtml(words.title)}</p>
<p class="chart-measured">${escapeHtml(words.measured)}</p></figcaption>
${nameSvg(svg, id, words)}
<p class="chart-notes">${escapeHtml(words.notes)}</p>
<p class="chart-source">${renderSources(words.sources, sources, locale)}</p>
<details class="data"><summary>The data as a table</summary>
${renderDataTable(table, words.table)}
</details>`;
}

function nameSvg(svg: SVGSVGElement, id: string, { title, description }: ChartWords): string {
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-description`);
  const open = svg.outerHTML.indexOf('>') + 1;
  const names = `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-description">${escapeHtml(description)}</desc>`;
  return svg.outerHTML.slice(0, open) + names + svg.outerHTML.slice(open);
}

function renderSources(ids: readonly string[], sources: Sources, locale: string): string {
  const links = ids.map((id) => sourceLink(id, sources[id], locale));
  return `${links.length === 1 ? 'Source' : 'Sources'}: ${links.join('; ')}.`;
}

function sourceLink(id: string, source: Source | undefined, locale: string): string {
  if (!source) return escapeHtml(id);
  const label = escapeHtml(source.author ?? source.publisher);
  return `<a href="#source-${escapeHtml(id)}">${label}</a>, ${formatTime(source.date, locale)}`;
}
