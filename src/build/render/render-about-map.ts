import type { LayerSource, Measured } from '../../core/story/layer-spec.ts';
import { formatDate, formatNumber } from '../../words/formats.ts';
import { formatTime } from '../story/charts/format-time.ts';
import type { Words } from '../story/files/read-words.ts';
import type { DescribedLayer } from '../story/geometry/describe-layers.ts';
import { datePattern } from '../story/schema/date-pattern.ts';
import { externalLink } from '../story/schema/external-link.ts';
import { escapeHtml } from '../story/text/escape-html.ts';

/** The panels "About this map": for each layer what it shows, where from, how, and how sure. */
export function renderAboutMap(layers: readonly DescribedLayer[], words: Words): string {
  const rendered = layers.map((layer) => renderLayer(layer, words));
  return `<div class="about-map">\n${rendered.join('')}</div>\n`;
}

function renderLayer({ id, label, file, metadata }: DescribedLayer, words: Words): string {
  const { render, locale } = words;
  const sources = metadata.sources.map((source) => renderSource(source, words));
  const rows = [
    row(render.source, sources.join('<br>')),
    row(render.method, escapeHtml(metadata.method ?? '')),
    row(render.certainty, escapeHtml(metadata.certainty ?? '')),
    row(render.date, renderDate(metadata.date ?? '', locale)),
    row(render.licence, escapeHtml(metadata.license)),
    row(render.credit, credits(metadata.sources)),
  ].join('');
  return `<details id="about-${escapeHtml(id)}">
<summary>${escapeHtml(label)}</summary>
${metadata.summary ? `<p>${escapeHtml(metadata.summary)}</p>\n` : ''}<dl>
${rows}</dl>
${renderMeasured(metadata.measured, label, words)}${renderDownload(id, file, label, render)}</details>
`;
}

function renderDownload(id: string, file: string, label: string, words: Words['render']): string {
  const [href, name] = [file.startsWith('../') ? file : `/${file}`, `${id}.geojson`].map(
    escapeHtml,
  );
  return `<p><a class="download" href="${href}" download="${name}" aria-label="${escapeHtml(words.downloadThis(label))}">${escapeHtml(words.download)}</a></p>\n`;
}

function row(term: string, html: string): string {
  return html === '' ? '' : `<dt>${escapeHtml(term)}</dt><dd>${html}</dd>\n`;
}

function renderSource(source: LayerSource, { render, locale }: Words): string {
  const { url, version, publisher = '', date = '', retrieved, licence = '' } = source;
  const title = escapeHtml(source.title);
  return [
    url ? externalLink(url, title) : title,
    version ? escapeHtml(render.version(version)) : '',
    escapeHtml(publisher),
    renderDate(date, locale),
    retrieved ? escapeHtml(render.retrieved(formatDate(retrieved, locale))) : '',
    escapeHtml(licence),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function renderDate(date: string, locale: string): string {
  return datePattern.test(date) ? formatTime(date, locale) : escapeHtml(date);
}

function credits(sources: readonly LayerSource[]): string {
  const unique = new Set(sources.map(({ credit }) => credit));
  return [...unique].map(escapeHtml).join('<br>');
}

function renderMeasured(
  figures: readonly Measured[],
  label: string,
  { render, locale }: Words,
): string {
  if (figures.length === 0) return '';
  const heads = [render.figure, render.measured, render.publishedFigure].map(
    (head) => `<th scope="col">${escapeHtml(head)}</th>`,
  );
  return `<table>
<caption>${escapeHtml(render.measuredOnMap(label))}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${figures.map((figure) => renderFigure(figure, locale)).join('')}</tbody>
</table>
`;
}

function renderFigure(
  { quantity, value, unit, published = [], note }: Measured,
  locale: string,
): string {
  const noted = note ? `<br><small>${escapeHtml(note)}</small>` : '';
  const figure = escapeHtml(`${formatNumber(value, locale)} ${unit}`);
  const others = published.map((other) => escapeHtml(`${other.value} (${other.source})`));
  return `<tr><th scope="row">${escapeHtml(quantity)}${noted}</th><td>${figure}</td><td>${others.join('<br>')}</td></tr>\n`;
}
