import type { LayerMetadata, LayerSource, Measured } from '../../../geo/layer-metadata.ts';
import { escapeHtml } from './escape-html.ts';
import { externalLink } from './external-link.ts';
import { datePattern } from './format-date.ts';
import { formatTime } from './format-time.ts';

/** A part of the map that can say where it comes from. */
export interface DescribedLayer {
  /** The layer's id, which its panel's id ends in. */
  readonly id: string;
  /** The words beside the layer's switch, or the metadata's title. */
  readonly label: string;
  /** Its GeoJSON file, by its path from the project's root. */
  readonly file: string;
  readonly metadata: LayerMetadata;
}

/** The panels "About this map": for each layer what it shows, where from, how, and how sure. */
export function renderAboutMap(layers: readonly DescribedLayer[]): string {
  return `<div class="about-map">\n${layers.map(renderLayer).join('')}</div>\n`;
}

function renderLayer({ id, label, file, metadata }: DescribedLayer): string {
  const rows = [
    row('Source', metadata.sources.map(renderSource).join('<br>')),
    row('Method', escapeHtml(metadata.method)),
    row('Certainty', escapeHtml(metadata.certainty)),
    row('Date', renderDate(metadata.date)),
    row('Licence', escapeHtml(metadata.license)),
    row('Credit', credits(metadata.sources)),
  ].join('');
  return `<details id="about-${escapeHtml(id)}">
<summary>${escapeHtml(label)}</summary>
<p>${escapeHtml(metadata.summary)}</p>
<dl>
${rows}</dl>
${renderMeasured(metadata.measured, label)}${renderDownload(id, file, label)}</details>
`;
}

function renderDownload(id: string, file: string, label: string): string {
  const [href, name] = [file.startsWith('../') ? file : `/${file}`, `${id}.geojson`].map(
    escapeHtml,
  );
  return `<p><a class="download" href="${href}" download="${name}" aria-label="Download GeoJSON: ${escapeHtml(label)}">Download GeoJSON</a></p>\n`;
}

function row(term: string, html: string): string {
  return html === '' ? '' : `<dt>${term}</dt><dd>${html}</dd>\n`;
}

function renderSource(source: LayerSource): string {
  const title = escapeHtml(source.title);
  return [
    source.url ? externalLink(source.url, title) : title,
    `version ${escapeHtml(source.version)}`,
    escapeHtml(source.publisher),
    renderDate(source.date),
    escapeHtml(source.licence),
  ].join(', ');
}

function renderDate(date: string): string {
  return datePattern.test(date) ? formatTime(date) : escapeHtml(date);
}

function credits(sources: readonly LayerSource[]): string {
  const unique = new Set(sources.map(({ credit }) => credit));
  return [...unique].map(escapeHtml).join('<br>');
}

function renderMeasured(figures: readonly Measured[], label: string): string {
  if (figures.length === 0) return '';
  return `<table>
<caption>Measured on the map: ${escapeHtml(label)}</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">Measured</th><th scope="col">Published</th></tr></thead>
<tbody>
${figures.map(renderFigure).join('')}</tbody>
</table>
`;
}

function renderFigure({ quantity, value, unit, published = [], note }: Measured): string {
  const noted = note ? `<br><small>${escapeHtml(note)}</small>` : '';
  const figure = escapeHtml(`${value.toLocaleString('en-GB')} ${unit}`);
  const others = published.map((other) => escapeHtml(`${other.value} (${other.source})`));
  return `<tr><th scope="row">${escapeHtml(quantity)}${noted}</th><td>${figure}</td><td>${others.join('<br>')}</td></tr>\n`;
}
