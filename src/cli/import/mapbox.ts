import type { LngLat } from '../../core/camera/mercator.ts';
import { mapValues } from '../../core/map-values.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import {
  type Camera,
  type Chapter,
  changed,
  lost,
  numberOf,
  type Remark,
  refuseMany,
  textOf,
  when,
} from './imported.ts';
import { type InlineLayer, readMapboxCode } from './mapbox-code.ts';
import {
  type Converted,
  embedded,
  lineOf,
  markdownOf,
  plainOf,
  type ShowPicture,
} from './markdown-of.ts';
import type { Reader } from './pictures.ts';
import type { Written } from './static-code.ts';
import type { Place } from './syntax-tree.ts';

/** Reads a story of Mapbox's template, or of a fork: the `config` with `chapters`, in a script or a page. */
export const readMapbox: Reader = (files, file, pictures) => {
  const found = readMapboxCode(files, file);
  if (!found) return undefined;
  const { config, code, layers: inline, far } = found;
  refuseMany(config.chapters.length, file);
  const show = pictures.shownFrom(file);
  const state = new Map(Object.entries(inline).map(([name, { opacity }]) => [name, opacity]));
  const named = new Set<Place>();
  const chapters = config.chapters.map((each) => {
    const place = code.placeOf(each) ?? code.placeOf(each.location) ?? { file, line: 1, last: 1 };
    for (const step of stepsOf(each.onChapterEnter)) state.set(...step);
    const chapter = chapterOf(each, state, inline, show);
    for (const step of stepsOf(each.onChapterExit)) state.set(...step);
    const computed = code.computed.filter(
      (at) => at.file === place.file && at.line >= place.line && at.line <= place.last,
    );
    for (const at of computed) named.add(at);
    return { ...chapter, ...place, remarks: [...chapter.remarks, ...computed.map(runs)] };
  });
  const { title, subtitle, byline, description, topTitle, footer, showMarkers } = config;
  const isText = /<(a|img|iframe)\b/i.test(textOf(byline));
  const [opening, closing] = [[topTitle, isText && byline, description], [footer]].map((each) =>
    markdownOf(each.map(textOf).join('<p></p>'), show),
  ) as [Converted, Converted];
  const author = isText ? '' : plainOf(byline).replace(/^by:?\s+/i, '');
  const page = files.names.find((name) => /\.html?$/.test(name)) ?? '';
  const head = Buffer.from(files.bytes(page) ?? []).toString('latin1', 0, 5000);
  const lang = /<html[^>]*\slang=["']?([a-z]{2,3}(-[A-Za-z0-9]+)*)/i.exec(head)?.[1];
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
    layers: mapValues(inline, ({ features }) => features),
    ...(showMarkers === true && { stops: 'apart' as const }),
    remarks: [
      ...remarksOn(config, settings),
      ...[...far].map(([layer, url]) =>
        lost(`the data of the layer \`${layer}\`${url && `, at \`${url}\``}: ${addData}`),
      ),
      ...[title, subtitle].flatMap(remarksOnLine),
      ...code.computed.filter((at) => at.file === file && !named.has(at)).map(runs),
      ...opening.remarks,
      ...closing.remarks,
    ],
  };
};

const addData =
  'see whether you may use them, download them as GeoJSON, and add them by `story-map add FILE`';

const cutGround = '`npm run basemap` cuts it finely, and says how to add streets and hills';

const runs = ({ line }: Place): Remark => lost(`what line ${line} computes when the page runs`);

const remarksOnLine = (html: unknown): readonly Remark[] =>
  [...textOf(html).matchAll(/\s(?:src|href)=["']?([^"'\s>]+)/gi)].map(([, url]) =>
    lost(`\`${url}\`, in a title: it has words alone`),
  );

/** For each known field, a function that remarks on it unless it is imported unchanged. */
type Fields = Readonly<Record<string, ((value: unknown) => Remark | undefined) | undefined>>;

const comesOver = (): undefined => undefined;
const comeOver = (names: string): Fields =>
  Object.fromEntries(names.split(' ').map((name) => [name, comesOver]));
const scrolled = (): Remark => changed('the camera moves with the scroll, not by itself');

const settings: Fields = {
  ...comeOver(
    'chapters title subtitle byline description topTitle footer showMarkers markerColor theme auto alignment',
  ),
  style(style) {
    const name = textOf(style).split(/[?#]/, 1)[0] || 'of its own';
    return changed(`the style \`${name}\`: the ground is this engine’s; ${cutGround}`);
  },
  use3dTerrain: () => lost('the terrain in three dimensions; `npm run basemap` can add hills'),
  inset: () => changed('the small map: each map has one that says where it is'),
  insetOptions: comesOver,
};

const fields: Fields = {
  ...comeOver(
    'id title image images imageAlt alt imageCredit credit caption video iframe audio description location link linktext',
  ),
  alignment(side) {
    const remark = changed(`alignment \`${side}\`: each screen has places for text and map`);
    return side === 'left' ? undefined : remark;
  },
  hidden: () => changed('it was hidden, a station of the camera alone; its heading is seen here'),
  mapAnimation: (name) => (name === 'flyTo' ? undefined : scrolled()),
  rotateAnimation: () => lost('the turning of the map'),
  callback: (name) => lost(`the function \`${textOf(name)}\``),
  onChapterEnter: beyond,
  onChapterExit: beyond,
};

const places: Fields = {
  ...comeOver('center zoom pitch bearing lng lon longitude lat latitude essential'),
  ...Object.fromEntries(['speed', 'curve', 'duration'].map((name) => [name, scrolled])),
};

function beyond(steps: unknown): Remark | undefined {
  const others = (Array.isArray(steps) ? steps : [steps]).filter((each) =>
    Object.keys(each ?? {}).some((name) => !/^(layer|opacity|visibility|duration)$/.test(name)),
  );
  return others.length > 0
    ? lost(`of \`onChapterEnter\` or \`onChapterExit\`: \`${shortOf(others)}\``)
    : undefined;
}

const shortOf = (value: unknown): string => JSON.stringify(value).slice(0, 120);

const isProse = (value: unknown): boolean =>
  typeof value === 'string' && /<\w|\S\s+\S+\s+\S/.test(value) && !isWebAddress(value);

const remarksOn = (entry: Written, known: Fields): readonly Remark[] =>
  Object.entries(entry).flatMap(([name, value]) => {
    if (!value || (Array.isArray(value) && value.length === 0)) return [];
    const say = Object.hasOwn(known, name) ? known[name] : undefined;
    const remark = say ? say(value) : lost(`\`${name}\`: \`${shortOf(value)}\``);
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
  const images = [chapter.image, chapter.images]
    .flat()
    .map((each) => (typeof each === 'object' && each !== null ? each : { src: each }) as Written);
  const caption = [textIn('caption'), textIn('imageCredit', 'credit')].map(lineOf).filter(Boolean);
  const prose = Object.keys(chapter).filter(
    (name) => !Object.hasOwn(fields, name) && isProse(chapter[name]),
  );
  const parts = [
    ...images.flatMap(({ src = '', url = src, alt, caption: own, title, author }) => {
      const words = [own, title, author].map((each) => lineOf(textOf(each)));
      const said = plainOf(textOf(alt) || textIn('imageAlt', 'alt'));
      return url ? [show(textOf(url), said, [...words, ...caption].filter(Boolean).join(' '))] : [];
    }),
    ...['video', 'iframe', 'audio'].map((name) => embedded(textIn(name))),
    ...['description', ...prose].map((name) => markdownOf(textIn(name), show)),
    markdownOf(`<a href="${textIn('link')}">${textIn('linktext')}</a>`, show),
  ];
  const text = parts.flatMap(({ markdown }) => markdown || []).join('\n\n');
  const camera = cameraOf(chapter.location, say);
  const ofStyle = [...opacities].flatMap(([layer, opacity]) =>
    inline[layer] || opacity === 0 ? [] : [`\`${layer}\`${opacity === 1 ? '' : ` at ${opacity}`}`],
  );
  // A bold first line becomes the chapter's heading.
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
      ...remarksOnLine(chapter.title),
      ...prose.map((name) => changed(`\`${name}\` is part of the text`)),
      ...when(isHeaded, changed('its heading is the first line of its text')),
      ...when(
        ofStyle[0],
        lost(`layers of the style that were seen: ${ofStyle.join(', ')}; ${addData}`),
      ),
      ...remarksOn(chapter, {
        ...fields,
        ...Object.fromEntries(prose.map((name) => [name, comesOver])),
      }),
    ],
  };
}

/** Reads a position in any form that MapLibre accepts, or in strings. */
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
  const { center, zoom = 9, pitch, bearing } = location as Written;
  say.push(...remarksOn(location as Written, places));
  const [x = 0, y = 0] = positionOf(center ?? location) ?? [Number.NaN];
  const isTurned = Math.abs(y) > 90 && Math.abs(x) <= 90;
  if (isTurned) say.push(changed('its latitude came first'));
  if (!Number.isFinite(x) || (Math.abs(y) > 90 && !isTurned)) {
    say.push(lost('its camera: the center is not a position; the map stays'));
    return undefined;
  }
  return {
    center: isTurned ? [y, x] : [x, y],
    zoom: numberOf(zoom) ?? 9,
    pitch: numberOf(pitch) ?? 0,
    bearing: numberOf(bearing) ?? 0,
  };
}

/** Reads the layers that a chapter's start or end sets, each with its opacity. */
const stepsOf = (list: unknown): readonly [layer: string, opacity: number][] =>
  (Array.isArray(list) ? list : []).flatMap((each: Written | null): [string, number][] => {
    const { layer, opacity, visibility } = each ?? {};
    const seen = numberOf(opacity) ?? ['none', 'visible'].indexOf(textOf(visibility));
    const isStep = textOf(layer) && (opacity !== undefined || seen >= 0);
    return isStep ? [[textOf(layer), Math.min(Math.max(seen, 0), 1)]] : [];
  });
