import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { Source, Sources } from '../read/schema/sources.ts';
import { data, escapeHtml, formatTime, renderTable } from '../read/text/html.ts';
import { lineDashes } from '../style/layer-parts.ts';
import { joined } from '../words/formats.ts';
import type { ChartWords } from '../words/words.ts';
import { chartWidth, textSize } from './marks.ts';
import type { Chart, Charts } from './read-charts.ts';

/** Renders a chart as a `<figure>`: title, drawing, notes, sources and table. */
export function renderChart(name: string, chart: Chart, sources: Sources, words: ChartWords) {
  const { form, fields, rows, spec } = chart;
  const { title, layer, description = '', measured = '', notes = '', table = title } = spec;
  const id = `_chart_${name}`;
  const desc = description && `<desc id="${id}_description">${escapeHtml(description)}</desc>`;
  const labelled = `aria-labelledby="${id}_title${desc && ` ${id}_description`}"`;
  const inside = `<title id="${id}_title">${escapeHtml(title)}</title>${desc}`;
  const tied = layer === undefined ? '' : data('layer', layer);
  const cells = rows.map((row) => {
    const own = form.cells(row, fields, words);
    return spec.columns.map((_, at) => escapeHtml(own[at] ?? ''));
  });
  const { charts, common } = words;
  const links = spec.sources.map((source) => sourceLink(source, sources[source], words));
  const heading = escapeHtml(charts.sources({ count: links.length }));
  const from = common.term({ term: heading, words: joined(links, common.apart) });
  const line = (kind: string, html: string) => html && `<p class="chart-${kind}">${html}</p>\n`;
  return `<figure class="chart"${data('chart', name)}${tied} aria-label="${escapeHtml(title)}">
<figcaption>${line('title', escapeHtml(title))}${line('measured', escapeHtml(measured === title ? '' : measured))}</figcaption>
${drawChart(chart, words, labelled, inside)}
${line('notes', escapeHtml(notes))}${line('source', links.join() && common.sentence({ words: from }))}<details class="data" aria-label="${escapeHtml(table)}"><summary>${escapeHtml(charts.data)}</summary>
${renderTable(table, spec.columns, cells, [1])}
</details>
</figure>
`;
}

/** Renders a chart that the text repeats, with nothing but its title. */
export function renderChartAgain(name: string, chart: Chart, words: ChartWords): string {
  const { title, description = title } = chart.spec;
  return `<figure class="chart again"${data('chart', name)} aria-label="${escapeHtml(title)}">
<figcaption class="chart-measured">${escapeHtml(title)}</figcaption>
${drawChart(chart, words, `aria-label="${escapeHtml(description)}"`)}
</figure>
`;
}

function drawChart({ form, fields, rows }: Chart, words: ChartWords, name: string, inside = '') {
  const { height, marks } = form.draw(rows, fields, words);
  const size = `viewBox="0 0 ${chartWidth} ${Math.ceil(height)}" font-size="${textSize}"`;
  return `<svg class="plot" role="img" ${name} ${size} fill="currentColor">${inside}${marks.join('')}</svg>`;
}

function sourceLink(id: string, source: Source | undefined, { common, locale }: ChartWords) {
  if (!source) return escapeHtml(id);
  const label = escapeHtml(source.author ?? source.publisher ?? source.title);
  const first = `<a href="#_source_${escapeHtml(id)}">${label}</a>`;
  return source.date ? common.beside({ first, second: formatTime(source.date, locale) }) : first;
}

/** Returns the CSS for layers' colours and dashes in charts, since the page's policy forbids `style="…"`. */
export function chartColors(charts: Charts, layers: readonly LayerSpec[]): string {
  const whole = Object.entries(charts).flatMap(([name, { spec }]) => {
    const layer = spec.color ?? spec.layer;
    return layer ? [`[data-chart="${name}"]{--chart-color:var(--layer-${layer})}`] : [];
  });
  const used = new Set(Object.values(charts).flatMap(({ rows }) => rows.map(({ layer }) => layer)));
  const single = layers.flatMap(({ id, dash = 'solid' }) => {
    if (!used.has(id)) return [];
    // The lines are 3 units wide.
    const pattern = lineDashes[dash]['line-dasharray']?.map((part) => +(part * 3).toFixed(1));
    const dashes = pattern ? `;--mark-dash:${pattern.join(' ')}` : '';
    return `.plot .of-${id}{--mark-color:var(--layer-${id})${dashes}}`;
  });
  return [...whole, ...single].join('');
}
