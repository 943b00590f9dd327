import type { HtmlAssetSource } from 'vite';
import type { LayerSource, Measured } from '../core/story/layer-spec.ts';
import type { DescribedLayer } from '../read/geometry/describe-layers.ts';
import { isDate } from '../read/schema/values.ts';
import { escapeHtml, externalLink, formatTime, keysHtml, renderTable } from '../read/text/html.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import { formatDate, formatNumber, measuredIn } from '../words/formats.ts';
import type { Words } from '../words/words.ts';

/** Renders the panels "About this map": each layer's facts and `values`, and the keyboard shortcuts. */
export function renderAboutMap(
  layers: readonly DescribedLayer[],
  words: Words,
  values: (layer: string) => string = () => '',
): string {
  const panels = layers.map((layer) => renderLayer(layer, words, values(layer.id)));
  const all = `<p><a href="${layersFile}">${escapeHtml(words.render.downloadAll)}</a></p>\n`;
  const download = layers.filter(({ file }) => file).length > 1 ? all : '';
  return `<div class="about-map">\n${panels.join('')}${renderKeys(words.shell)}${download}</div>\n`;
}

export const layersFile = 'layers.zip';

function renderKeys({ keys, keysHelp, letterKeys }: Words['shell']): string {
  return `<details class="keys" aria-label="${escapeHtml(keys)}">
<summary>${escapeHtml(keys)}</summary>
<p>${keysHtml(keysHelp)}</p>
<label><input type="checkbox" id="_letter-keys" checked> ${escapeHtml(letterKeys)}</label>
</details>
`;
}

function renderLayer(
  { id, label, file, metadata, stops }: DescribedLayer,
  words: Words,
  values: string,
): string {
  const { render, locale } = words;
  const sources = metadata.sources.map((source) => renderSource(source, words));
  const credits = new Set(metadata.sources.map(({ credit }) => credit));
  const rows = [
    row(render.source, sources.join('<br>')),
    row(render.method, escapeHtml(metadata.method ?? '')),
    row(render.certainty, escapeHtml(metadata.certainty ?? '')),
    row(render.date, renderDate(metadata.date ?? '', locale)),
    row(render.licence, escapeHtml(metadata.license)),
    row(render.credit, [...credits].map(escapeHtml).join('<br>')),
  ].join('');
  const name = escapeHtml(label);
  const download = file
    ? `<p><a class="download" href="${escapeHtml(file)}" download="${escapeHtml(id)}.geojson" aria-label="${escapeHtml(render.downloadThis({ layer: label }))}">${escapeHtml(render.download)}</a></p>\n`
    : '';
  return `<details id="_about_${escapeHtml(id)}" aria-label="${name}">
<summary>${name}</summary>
${metadata.summary ? `<p>${escapeHtml(metadata.summary)}</p>\n` : ''}<dl>
${rows}</dl>
${renderMeasured(metadata.measured, label, words)}${values}${stops ? renderStops(stops) : ''}${download}</details>
`;
}

function renderStops(stops: readonly LayerFeature[]): string {
  const links = stops.flatMap(({ properties: { name, number, day } }) => {
    const title = escapeHtml(name.slice(`${number}. `.length));
    const link = day ? `<a href="#${escapeHtml(day)}">${title}</a>` : title;
    return number ? `<li>${link}</li>` : [];
  });
  return `<ol>${links.join('')}</ol>\n`;
}

const row = (term: string, html: string): string =>
  html === '' ? '' : `<dt>${escapeHtml(term)}</dt><dd>${html}</dd>\n`;

function renderSource(source: LayerSource, { render, locale }: Words): string {
  const { url, version, publisher = '', date = '', retrieved, licence = '' } = source;
  const title = escapeHtml(source.title);
  return [
    url ? externalLink(url, title) : title,
    version ? escapeHtml(render.version({ version })) : '',
    escapeHtml(publisher),
    renderDate(date, locale),
    retrieved ? escapeHtml(render.retrieved({ date: formatDate(retrieved, locale) })) : '',
    escapeHtml(licence),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const renderDate = (date: string, locale: string): string =>
  isDate(date) ? formatTime(date, locale) : escapeHtml(date);

function renderMeasured(
  figures: readonly Measured[],
  label: string,
  { render, common, locale }: Words,
): string {
  if (figures.length === 0) return '';
  const heads = [render.figure, render.measured, render.publishedFigure];
  const figureOf = ({ value, unit }: ReturnType<typeof measuredIn>) =>
    escapeHtml(common.counted({ count: formatNumber(value, locale), noun: unit }));
  const rows = figures.map(({ quantity, published = [], note, ...figure }) => [
    escapeHtml(quantity) + (note ? `<br><small>${escapeHtml(note)}</small>` : ''),
    figureOf(measuredIn(figure, locale)),
    published.map((other) => escapeHtml(`${other.value} (${other.source})`)).join('<br>'),
  ]);
  return `${renderTable(render.measuredOnMap({ layer: label }), heads, rows)}\n`;
}

/** Makes Vite treat each link with `download` as a file in the project. */
export const downloadLinks: HtmlAssetSource = {
  srcAttributes: ['href'],
  filter: ({ attributes }) => 'download' in attributes,
};
