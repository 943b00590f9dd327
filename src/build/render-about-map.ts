import { escapeHtml } from './escape-html.ts';
import { externalLink } from './external-link.ts';
import { datePattern } from './format-date.ts';
import { formatTime } from './format-time.ts';
import type { LayerMetadata, LayerSource, MeasuredFigure } from './read-layer-metadata.ts';

/** A part of the map that can say where it comes from. */
export interface DescribedLayer {
  /** The layer's id, which its panel's id ends in. */
  readonly id: string;
  /** The words beside the layer's switch, or the metadata's title. */
  readonly label: string;
  readonly metadata: LayerMetadata;
}

/** The panels "About this map": for each layer what it shows, where from, how, and how sure. */
export function renderAboutMap(layers: readonly DescribedLayer[]): string {
  return `<div class="about-map">\n${layers.map(renderLayer).join('')}</div>\n`;
}

function renderLayer({ id, label, metadata }: DescribedLayer): string {
  const rows = [
    row('Source', metadata.sources.map(renderSource).join('<br>')),
    row('Method', escapeHtml(metadata.method ?? '')),
    row('Certainty', escapeHtml(metadata.certainty ?? '')),
    row('Date', metadata.date ? renderDate(metadata.date) : ''),
    row('Licence', escapeHtml(metadata.license ?? '')),
    row('Credit', credits(metadata.sources)),
  ].join('');
  return `<details id="about-${escapeHtml(id)}">
<summary>${escapeHtml(label)}</summary>
${metadata.summary ? `<p>${escapeHtml(metadata.summary)}</p>\n` : ''}${rows ? `<dl>\n${rows}</dl>\n` : ''}${renderMeasured(metadata.measured, label)}</details>
`;
}

function row(term: string, html: string): string {
  return html === '' ? '' : `<dt>${term}</dt><dd>${html}</dd>\n`;
}

function renderSource(source: LayerSource): string {
  const title = escapeHtml(source.title);
  return [
    source.url ? externalLink(source.url, title) : title,
    ...(source.version ? [`version ${escapeHtml(source.version)}`] : []),
    ...(source.publisher ? [escapeHtml(source.publisher)] : []),
    ...(source.date ? [renderDate(source.date)] : []),
    ...(source.licence ? [escapeHtml(source.licence)] : []),
  ].join(', ');
}

function renderDate(date: string): string {
  return datePattern.test(date) ? formatTime(date) : escapeHtml(date);
}

function credits(sources: readonly LayerSource[]): string {
  const unique = new Set(sources.flatMap(({ credit }) => (credit ? [credit] : [])));
  return [...unique].map(escapeHtml).join('<br>');
}

function renderMeasured(figures: readonly MeasuredFigure[], label: string): string {
  if (figures.length === 0) return '';
  return `<table>
<caption>Measured on the map: ${escapeHtml(label)}</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">Measured</th><th scope="col">Published</th></tr></thead>
<tbody>
${figures.map(renderFigure).join('')}</tbody>
</table>
`;
}

function renderFigure({ quantity, value, unit, published, note }: MeasuredFigure): string {
  const others = published.map(({ value: figure, source }) => {
    const from = source ? ` (${escapeHtml(source)})` : '';
    return `${renderQuantity(figure, unit)}${from}`;
  });
  const noted = note ? `<br><small>${escapeHtml(note)}</small>` : '';
  return `<tr><th scope="row">${escapeHtml(quantity)}${noted}</th><td>${renderQuantity(value, unit)}</td><td>${others.join('<br>')}</td></tr>\n`;
}

function renderQuantity(value: number | string, unit: string): string {
  const figure = typeof value === 'number' ? value.toLocaleString('en-GB') : value;
  return escapeHtml(unit ? `${figure} ${unit}` : figure);
}
