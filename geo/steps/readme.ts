import type { LayerMetadata, Measured } from '../layer-metadata.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const figure = ({ quantity, value, unit, published }: Measured): string => {
  const others = (published ?? []).map((each) => `${each.value} (${each.source})`).join(', ');
  return `${quantity} ${number.format(value)} ${unit}${others === '' ? '' : `; published: ${others}`}`;
};

const row = ({ id, ...about }: LayerMetadata, path: string): string =>
  [
    `[${id}](${path})`,
    about.summary,
    about.sources
      .map(({ title, publisher, version, date }) => `${title}, ${publisher}, ${version}, ${date}`)
      .join('; '),
    about.license,
    about.method,
    about.certainty,
    about.measured.map(figure).join('. ') || '–',
  ]
    .map((cell) => cell.replaceAll('|', '\\|'))
    .join(' | ');

/** The table of `geo/README.md`, a row a file. */
export const readmeOf = (files: readonly { path: string; metadata: LayerMetadata }[]): string =>
  [
    '# Geometry',
    '',
    'Every shape of the map and its relief, derived by `npm run geo` from the public packages, and for the relief the public repository, that `sources.ts` pins. `npm run geo:check` derives them anew and names each file that differs. This page is generated from the `metadata` member of the files themselves. With them come the files in `src/build/story/world`, the coarse basemap of the world for stories that have none of their own.',
    '',
    '| File | What it shows | Sources | Licence | Method | Certainty | Measured, beside published figures |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...files.map(({ path, metadata }) => `| ${row(metadata, path)} |`),
    '',
  ].join('\n');
