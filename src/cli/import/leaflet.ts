import { dsvFormat } from 'd3-dsv';
import type { Feature } from 'geojson';
import { StoryError } from '../../files/story-error.ts';
import { changed, lost, refuseMany, when } from './imported.ts';
import { featuresOf } from './mapbox-code.ts';
import { markdownOf, plainOf } from './markdown-of.ts';
import type { Reader } from './pictures.ts';
import { chaptersOf, type Slide } from './slides.ts';
import type { SourceFiles } from './source-files.ts';

export const readLeaflet: Reader = (files, file, pictures) => {
  const { columns, rows } = tableOf(files, file);
  if (!columns.includes('chapter') || rows.length === 0) return undefined;
  refuseMany(rows.length, file);
  // Paths are relative to the page, which is beside the tables' folder.
  const page = file.replace(/(^|\/)csv\/([^/]*)$/i, '$1$2');
  const show = pictures.shownFrom(page);
  const layers = new Map<string, readonly Feature[]>();
  const all = rows.map(({ line, cell }): Slide => {
    const [marker, style] = [cell('marker') || 'Plain', cell('geojsonfeatureproperties')];
    const overlays = ['geojsonoverlay', 'overlay'].flatMap(
      (column) => addressIn(cell(column)) || [],
    );
    for (const path of overlays) {
      const features = featuresOf(path, files, page);
      if (features.length > 0) layers.set(layerOf(path), features);
    }
    const own = overlays.filter((path) => layers.has(layerOf(path)));
    return {
      line,
      title: htmlIn(cell('chapter')),
      text: htmlIn(cell('description')),
      media: htmlOfPictures(addressIn(cell('medialink'))),
      credit: linked(addressIn(cell('mediacreditlink')), htmlIn(cell('mediacredit'))),
      lat: cell('latitude'),
      lon: cell('longitude'),
      zoom: cell('zoom') || '15',
      isHidden: marker === 'Hidden',
      layers: Object.fromEntries(own.map((path) => [layerOf(path), 1])),
      remarks: [
        ...when(!/^(Numbered|Hidden)$/.test(marker), changed(`marker \`${marker}\` is a number`)),
        ...overlays.map((path) =>
          own.includes(path)
            ? changed(`\`${path}\` looks as \`layers.yaml\` says, not \`${style}\``)
            : lost(`the layer \`${path}\`: it is elsewhere, or holds no shapes`),
        ),
      ],
    };
  });
  const { chapters, camera } = chaptersOf(all, show, false);
  const beside = file.toLowerCase().replace('chapters', 'options');
  const options = tableOf(files, files.names.find((name) => name.toLowerCase() === beside) ?? '');
  const settings = options.rows.map(
    ({ cell }) => [cell('setting'), htmlIn(cell('customize'))] as const,
  );
  const setting = (pattern: RegExp) => settings.find(([name]) => pattern.test(name))?.[1] ?? '';
  const [author, contact] = [setting(/^author name/i), setting(/^author e-?mail/i)];
  const address = contact.replace(/^(?=[^/:]+@)/, 'mailto:');
  const others = settings.filter(([name, value]) => value && !/title$|^author [ne]/i.test(name));
  return {
    file,
    format: 'Leaflet story map',
    title: plainOf(setting(/map title$/i)),
    subtitle: plainOf(setting(/map subtitle$/i)),
    author: plainOf(author),
    opening: '',
    closing: markdownOf(linked(address, author), show).markdown,
    ...(camera && { camera }),
    chapters,
    layers: Object.fromEntries(layers),
    ...(chapters.some(({ at }) => at) && { stops: 'apart' }),
    remarks: [
      changed('colours and looks: they are in `layers.yaml` and `settings.yaml`'),
      ...others.map(([name, value]) => lost(`the setting \`${name}\`, \`${value}\``)),
    ],
  };
};

const layerOf = (path: string): string => path.replaceAll(/^(.*\/)?geojson\/|\.\w+$/g, '');

const linked = (url: string, html: string): string =>
  url && html ? `<a href="${url.replaceAll('"', '%22')}">${html}</a>` : html;

const htmlIn = (cell: string): string =>
  cell.replace(/^=\s*HYPERLINK\s*\(\s*"([^"]*)"\s*[,;]\s*"([^"]*)"\s*\)$/i, '<a href="$1">$2</a>');

const addressIn = (cell: string): string =>
  cell.replace(/^=\s*(?:HYPERLINK|IMAGE)\s*\(\s*"([^"]*)".*$/i, '$1');

const htmlOfPictures = (cell: string): string =>
  /^\[\s*"/.test(cell)
    ? [...cell.matchAll(/"([^"]+)"/g)].map(([, url]) => `<img src="${url}">`).join('')
    : cell;

const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

function tableOf(files: SourceFiles, file: string) {
  const text = files.text(file);
  const [separator = ','] = /[,;\t]/.exec(text) ?? [];
  const [top = [], ...others] = dsvFormat(separator).parseRows(text);
  const columns = top.map(keyOf);
  const places = new Map(columns.map((column, at) => [column, at] as const).reverse());
  let next = 1 + linesOf(top);
  const rows = others.flatMap((cells) => {
    const line = next;
    next += linesOf(cells);
    if (cells.length < top.length && next > line + 1 && columns.includes('chapter')) {
      const problem = 'a cell opens with a quotation mark that is never closed.';
      const remedy = 'Close it; write a quotation mark within a cell twice.';
      throw new StoryError([{ file, line, problem, remedy }]);
    }
    const cell = (column: string) => cells[places.get(column) ?? -1]?.trim() ?? '';
    return cells.some((each) => each.trim()) ? [{ line, cell }] : [];
  });
  return { columns, rows };
}

const linesOf = (cells: readonly string[]): number => cells.join('').split('\n').length;
