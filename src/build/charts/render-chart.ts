import type { ChartWords } from '../../words/en.ts';
import type { Source, Sources } from '../parse/read-sources.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { formatTime } from '../render/format-time.ts';
import type { ChartSpec } from './chart-spec.ts';
import { renderDataTable } from './data-table.ts';
import type { Chart } from './read-charts.ts';

/**
 * A chart as a `<figure>`: its finding, the drawing, notes, sources and the data.
 *
 * @param name The name that the text calls it by, from which its ids are made.
 */
export function renderChart(
  name: string,
  chart: Chart,
  sources: Sources,
  words: ChartWords,
): string {
  const { spec, form } = chart;
  const { svg, cells } = chart.draw(words);
  const layer = spec.layer === undefined ? '' : ` data-layer="${escapeHtml(spec.layer)}"`;
  return `<figure class="chart" data-chart="${escapeHtml(name)}"${layer}>
<figcaption><p class="chart-title">${escapeHtml(spec.title)}</p>
<p class="chart-measured">${escapeHtml(spec.measured)}</p></figcaption>
${nameSvg(svg, `chart-${escapeHtml(name)}`, spec)}
<p class="chart-notes">${escapeHtml(spec.notes)}</p>
<p class="chart-source">${renderSources(spec.sources, sources, words)}</p>
<details class="data"><summary>${words.data}</summary>
${renderDataTable(spec, form.columns, cells)}
</details>
</figure>
`;
}

function nameSvg(svg: SVGSVGElement, id: string, { title, description }: ChartSpec): string {
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-description`);
  const open = svg.outerHTML.indexOf('>') + 1;
  const names = `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-description">${escapeHtml(description)}</desc>`;
  return svg.outerHTML.slice(0, open) + names + svg.outerHTML.slice(open);
}

function renderSources(ids: readonly string[], sources: Sources, words: ChartWords): string {
  const links = ids.map((id) => sourceLink(id, sources[id]));
  return `${links.length === 1 ? words.source : words.sources}: ${links.join('; ')}.`;
}

function sourceLink(id: string, source: Source | undefined): string {
  if (!source) return escapeHtml(id);
  const label = escapeHtml(source.author ?? source.publisher);
  return `<a href="#source-${escapeHtml(id)}">${label}</a>, ${formatTime(source.date)}`;
}
