import type { LngLat } from '../../core/camera/mercator.ts';
import { isWebAddress } from '../../load/schema/values.ts';
import {
  type Camera,
  type Chapter,
  changed,
  type Imported,
  lost,
  numberOf,
  type Remark,
  textOf,
} from './imported.ts';
import { type InlineLayer, readMapboxCode } from './mapbox-code.ts';
import { type Converted, embedded, lineOf, markdownOf, type ShowPicture } from './markdown-of.ts';
import type { Pictures } from './pictures.ts';
import type { SourceFiles } from './source-files.ts';
import type { Written } from './static-code.ts';

/** Reads a story of Mapbox's template or of a fork of it: the `config` with its `chapters`, in a script or a page. */
export function readMapbox(
  files: SourceFiles,
  file: string,
  pictures: Pictures,
): Imported | undefined {
  const found = readMapboxCode(files, file);
  if (!found) return undefined;
  const { config, code, layers: inline, far } = found;
  const show = pictures.shownFrom(file);
  const opacities = opacitiesOf(config.chapters, inline);
  const chapters = config.chapters.map((each, i) => {
    const line = code.lineOf(each) ?? 1;
    const next = code.lineOf(config.chapters[i + 1]) ?? line + 40;
    const chapter = chapterOf(each, opacities[i] ?? new Map(), inline, show);
    const lines = code.computed
      .filter((at) => at.file.startsWith(file) && at.line >= line && at.line < next)
      .map((at) => at.line);
    const computed = [...new Set(lines)].map((at) =>
      lost(`what line ${at} computes when the page runs`),
    );
    return { ...chapter, line, remarks: [...chapter.remarks, ...computed] };
  });
  const { title, subtitle, byline, description, topTitle, footer, showMarkers } = config;
  const [opening, closing] = [description ?? topTitle, footer].map((each) =>
    markdownOf(textOf(each), show),
  ) as [Converted, Converted];
  const author = plainOf(byline).replace(/^by:?\s+/i, '');
  const page = files.names.find((name) => /\.html?$/.test(name)) ?? '';
  const lang = /<html[^>]*\slang=["']?([a-z]{2,3}(-[A-Za-z0-9]+)*)/i.exec(files.text(page))?.[1];
  return {
    file,
    format: 'Mapbox storytelling',
    title: plainOf(title),
    ...(plainOf(subtitle) && { subtitle: plainOf(subtitle) }),
    ...(author && { author }),
    ...(lang && { lang }),
    opening: opening.markdown,
    closing: closing.markdown,
    chapters,
    layers: Object.fromEntries(
      Object.entries(inline).map(([name, { features }]) => [name, features]),
    ),
    ...(showMarkers === true && { stops: 'apart' as const }),
    remarks: [
      ...remarksOn(config, settings),
      ...far.map((url) => lost(`the data at <${url}>: ${addData}`)),
      ...opening.remarks,
      ...closing.remarks,
    ],
  };
}

const addData =
  'see whether you may use them, download them as GeoJSON, and add them by `story-map add FILE`';

/** The words of a text with or without HTML. */
export const plainOf = (value: unknown): string =>
  lineOf(textOf(value)).replaceAll(/\\(.)/g, '$1').replaceAll('\u2060', '');

/** What is said of fields that do not come over as they are; nothing of those that do. */
type Fields = Readonly<Record<string, ((value: unknown) => Remark | undefined) | undefined>>;

const comesOver = (): undefined => undefined;
const scrolled = (): Remark => changed('the camera moves with the scroll, not by itself');

const settings: Fields = {
  ...Object.fromEntries(
    'chapters title subtitle byline description topTitle footer showMarkers markerColor accessToken theme auto alignment'
      .split(' ')
      .map((name) => [name, comesOver]),
  ),
  style: (style) =>
    changed(
      `the style \`${textOf(style).replace(/[?#].*$/, '') || 'of its own'}\`: the ground is this engine’s; \`npm run basemap\` cuts it finely, and says how to add streets and hills`,
    ),
  use3dTerrain: () => lost('the terrain in three dimensions; `npm run basemap` can add hills'),
  inset: () => changed('the small map: each map has one that says where it is'),
  insetOptions: comesOver,
};

const fields: Fields = {
  ...Object.fromEntries(
    'id title image images imageAlt alt imageCredit credit caption video iframe audio description location onChapterEnter onChapterExit'
      .split(' ')
      .map((name) => [name, comesOver]),
  ),
  alignment: (side) =>
    side === 'left'
      ? undefined
      : changed(`alignment \`${side}\`: text and map have their own places on each screen`),
  hidden: () => changed('it was hidden, a station of the camera alone; its heading is seen here'),
  mapAnimation: (name) => (name === 'flyTo' ? undefined : scrolled()),
  rotateAnimation: () => lost('the turning of the map'),
  callback: (name) => lost(`the function \`${textOf(name)}\``),
};

/** A text that readers see: with HTML or spaces in it. */
const isProse = (value: unknown): boolean =>
  typeof value === 'string' && /<\w|\S\s+\S+\s+\S/.test(value) && !isWebAddress(value);

const remarksOn = (entry: Written, known: Fields): readonly Remark[] =>
  Object.entries(entry).flatMap(([name, value]) => {
    if (!value || (Array.isArray(value) && value.length === 0)) return [];
    const written = JSON.stringify(value)?.slice(0, 120) ?? 'a function';
    const say = Object.hasOwn(known, name) ? known[name] : undefined;
    const remark = say ? say(value) : lost(`\`${name}\`: \`${written}\``);
    return remark ? [remark] : [];
  });

function chapterOf(
  chapter: Written,
  opacities: ReadonlyMap<string, number>,
  inline: Readonly<Record<string, InlineLayer>>,
  show: ShowPicture,
): Chapter {
  const say: Remark[] = [];
  const textIn = (...names: readonly string[]): string =>
    names.map((name) => textOf(chapter[name])).find(Boolean) ?? '';
  const listed = Array.isArray(chapter.images) ? chapter.images : [];
  const urls = [chapter.image, ...listed].map(
    (each) => textOf(each) || textOf((each as Written | null)?.src ?? (each as Written)?.url),
  );
  const caption = [textIn('caption'), textIn('imageCredit', 'credit')].map(lineOf).filter(Boolean);
  const prose = Object.keys(chapter).filter(
    (name) => !Object.hasOwn(fields, name) && isProse(chapter[name]),
  );
  const parts = [
    ...urls
      .filter(Boolean)
      .map((url) => show(url, plainOf(textIn('imageAlt', 'alt')), caption.join(' '))),
    ...['video', 'iframe', 'audio'].map((name) => embedded(textIn(name))),
    ...['description', ...prose].map((name) => markdownOf(textIn(name), show)),
  ];
  const text = parts
    .map(({ markdown }) => markdown)
    .filter(Boolean)
    .join('\n\n');
  const camera = cameraOf(chapter.location, say);
  const ofStyle = [...opacities].flatMap(([layer, opacity]) =>
    inline[layer] || opacity === 0 ? [] : [`\`${layer}\`${opacity === 1 ? '' : ` at ${opacity}`}`],
  );
  // A heading at the beginning of the text is the chapter's.
  const [first, heading = ''] = /^\*\*([^*\n]+)\*\*(?:\n\n|$)/.exec(text) ?? [];
  const title = lineOf(textIn('title'));
  const isHeaded = !title && first !== undefined;
  return {
    id: textIn('id'),
    title: isHeaded ? heading : title,
    text: isHeaded ? text.slice(first.length) : text,
    ...(camera && { camera, at: camera.center }),
    layers: Object.fromEntries(
      [...opacities].filter(([layer, opacity]) => inline[layer] && opacity > 0),
    ),
    remarks: [
      ...parts.flatMap(({ remarks }) => remarks),
      ...say,
      ...prose.map((name) => changed(`\`${name}\` is part of the text`)),
      ...(isHeaded ? [changed('its heading is the first line of its text')] : []),
      ...(ofStyle.length > 0
        ? [lost(`layers of the style that were seen: ${ofStyle.join(', ')}; ${addData}`)]
        : []),
      ...remarksOn(
        Object.fromEntries(Object.entries(chapter).filter(([name]) => !prose.includes(name))),
        fields,
      ),
    ],
  };
}

/** A position in any of the forms that MapLibre takes, and as texts. */
export function positionOf(value: unknown): LngLat | undefined {
  if (typeof value === 'string') return positionOf(value.match(/-?\d+(\.\d+)?/g) ?? []);
  const { lng, lon, longitude, lat, latitude } = (value ?? {}) as Written;
  const [x, y] = Array.isArray(value)
    ? value.map(numberOf)
    : [lng ?? lon ?? longitude, lat ?? latitude].map(numberOf);
  return x === undefined || y === undefined ? undefined : [x, y];
}

function cameraOf(location: unknown, say: Remark[]): Camera | undefined {
  if (typeof location !== 'object' || location === null) {
    say.push(changed('it had no place: the map stays'));
    return undefined;
  }
  const { center, zoom = 9, pitch, bearing, speed, curve, duration } = location as Written;
  const [x = 0, y = 0] = positionOf(center ?? location) ?? [Number.NaN];
  if ([speed, curve, duration].some((each) => each !== undefined)) say.push(scrolled());
  const isTurned = Math.abs(y) > 90 && Math.abs(x) <= 90;
  if (isTurned) say.push(changed('its latitude came first'));
  if (!Number.isFinite(x) || (Math.abs(y) > 90 && !isTurned)) {
    say.push(lost('its camera: the center is no position; the map stays'));
    return undefined;
  }
  return {
    center: isTurned ? [y, x] : [x, y],
    zoom: numberOf(zoom) ?? 9,
    pitch: numberOf(pitch) ?? 0,
    bearing: numberOf(bearing) ?? 0,
  };
}

interface Step {
  readonly layer: string;
  readonly opacity: number;
}

const stepsOf = (list: unknown): readonly Step[] =>
  (Array.isArray(list) ? list : []).flatMap((each: Written | null) => {
    const opacity = numberOf(each?.opacity);
    return each && opacity !== undefined
      ? [{ layer: textOf(each.layer), opacity: Math.min(Math.max(opacity, 0), 1) }]
      : [];
  });

/** The opacity of each layer in each chapter, read from the first on: what one leaves behind, the next finds. */
function opacitiesOf(
  chapters: readonly Written[],
  layers: Readonly<Record<string, InlineLayer>>,
): readonly ReadonlyMap<string, number>[] {
  const state = new Map(Object.entries(layers).map(([name, { opacity }]) => [name, opacity]));
  const apply = (list: unknown): void => {
    for (const { layer, opacity } of stepsOf(list)) if (layer) state.set(layer, opacity);
  };
  return chapters.map(({ onChapterEnter, onChapterExit }) => {
    apply(onChapterEnter);
    const seen = new Map(state);
    apply(onChapterExit);
    return seen;
  });
}
