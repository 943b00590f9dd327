import type { ChartWords } from '../../../words/en.ts';
import type { Source, Sources } from '../schema/sources.ts';
import { escapeHtml } from '../text/html.ts';
import type { ChartSpec } from './chart-spec.ts';
import { formatTime } from './format-time.ts';
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
  const { spec, form, fields, rows } = chart;
  const layer = spec.layer === undefined ? '' : ` data-layer="${escapeHtml(spec.layer)}"`;
  return `<figure class="chart" data-chart="${escapeHtml(name)}"${layer}>
<figcaption><p class="chart-title">${escapeHtml(spec.title)}</p>
<p class="chart-measured">${escapeHtml(spec.measured)}</p></figcaption>
${nameSvg(form.draw(rows, fields, words), `chart-${escapeHtml(name)}`, spec)}
<p class="chart-notes">${escapeHtml(spec.notes)}</p>
<p class="chart-source">${renderSources(spec.sources, sources, words)}</p>
<details class="data"><summary>${words.data}</summary>
${renderTable(chart, words)}
</details>
</figure>
`;
}

/** The drawing of a chart that stands in the text once more: no more than its finding beside it. */
export function renderChartAgain(name: string, chart: Chart, words: ChartWords): string {
  const { spec, form, fields, rows } = chart;
  const svg = form.draw(rows, fields, words);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', spec.description);
  return `<figure class="chart again" data-chart="${escapeHtml(name)}">
<figcaption class="chart-measured">${escapeHtml(spec.title)}</figcaption>
${svg.outerHTML}
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
  const links = ids.map((id) => sourceLink(id, sources[id], words.locale));
  return `${links.length === 1 ? words.source : words.sources}: ${links.join('; ')}.`;
}

function sourceLink(id: string, source: Source | undefined, locale: string): string {
  if (!source) return escapeHtml(id);
  const label = escapeHtml(source.author ?? source.publisher ?? source.title);
  const date = source.date ? `, ${formatTime(source.date, locale)}` : '';
  return `<a href="#source-${escapeHtml(id)}">${label}</a>${date}`;
}

/** The data of a chart as a table with a caption, with headings for its columns and its rows. */
function renderTable({ spec, form, fields, rows }: Chart, words: ChartWords): string {
  const marks = form.columns.map((kind) => (kind === 'number' ? ' class="number"' : ''));
  const heads = spec.columns.map(
    (head, at) => `<th scope="col"${marks[at]}>${escapeHtml(head)}</th>`,
  );
  const body = rows.map((row) => {
    const [name = '', ...cells] = form.cells(row, fields, words).map(escapeHtml);
    const rest = cells.map((cell, at) => `<td${marks[at + 1]}>${cell}</td>`);
    return `<tr><th scope="row">${name}</th>${rest.join('')}</tr>\n`;
  });
  return `<table>
<caption>${escapeHtml(spec.table)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('')}</tbody>
</table>`;
}
