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
import { embedded, lineOf, markdownOf, type ShowPicture } from './markdown-of.ts';
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
    const chapter = chapterOf(each, opacities[i] ?? {}, inline, show);
    const unread = code.computed.filter((at) => at.line >= line && at.line < next);
    const computed = unread.map((at) => lost(`what line ${at.line} computes when the page runs`));
    return { ...chapter, line, remarks: [...chapter.remarks, ...computed] };
  });
  const { style, title, subtitle, byline, footer, showMarkers } = config;
  const closing = markdownOf(textOf(footer), show);
  const extra = Object.entries(config).flatMap(([key, value]) =>
    settings.test(key) || !value ? [] : [lost(`the setting \`${key}\``)],
  );
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
    opening: '',
    closing: closing.markdown,
    chapters,
    layers: Object.fromEntries(
      Object.entries(inline).map(([name, { features }]) => [name, features]),
    ),
    ...(showMarkers === true && { stops: 'apart' as const }),
    remarks: [
      ...(style ? [styleRemark(textOf(style))] : []),
      ...far.map(farRemark),
      ...extra,
      ...closing.remarks,
    ],
  };
}

const farRemark = (url: string): Remark =>
  lost(
    `the data at <${url}>: see whether you may use them, download them, and add them by \`story-map add\``,
  );

/** The settings of a config that are read, or that this engine has its own way for. */
const settings =
  /^(chapters|title|subtitle|byline|footer|showMarkers|markerColor|style|accessToken|theme|alignment|projection|auto|use3dTerrain|inset\w*|toptitle)$/;

/** The words of a text with or without HTML. */
export const plainOf = (value: unknown): string =>
  lineOf(textOf(value)).replaceAll(/\\(.)/g, '$1').replaceAll('\u2060', '');

const styleRemark = (style: string): Remark =>
  changed(
    `the style ${isWebAddress(style) || style.startsWith('mapbox:') ? `\`${style.replace(/[?#].*$/, '')}\`` : 'of its own'}: the ground is this engine’s; \`npm run basemap\` cuts it finely, and says how to add streets and hills`,
  );

/** The fields of a chapter that are read, or that have a remark of their own. */
const fields =
  /^(id|title|image|description|location|onChapter(Enter|Exit)|alignment|hidden|mapAnimation|rotateAnimation|callback|imageAlt|alt|imageCredit|credit|caption|legend|images|video|iframe)$/;

function chapterOf(
  chapter: Written,
  layers: Chapter['layers'],
  inline: Readonly<Record<string, InlineLayer>>,
  show: ShowPicture,
): Chapter {
  const {
    id,
    title,
    description,
    image,
    images,
    alignment,
    hidden,
    rotateAnimation,
    callback,
    location,
    mapAnimation,
  } = chapter;
  const remarks: Remark[] = [];
  const say = (remark: Remark) => void remarks.push(remark);
  const { markdown: body, remarks: ofText } = markdownOf(textOf(description), show);
  const caption = [chapter.caption, chapter.imageCredit ?? chapter.credit]
    .map((each) => lineOf(textOf(each)))
    .filter(Boolean)
    .join(' ');
  const urls = [image, ...(Array.isArray(images) ? images : [])]
    .map(
      (each) =>
        textOf(each ?? '') ||
        textOf((each as Written | null)?.src ?? (each as Written | null)?.url),
    )
    .filter(Boolean);
  const shown = [
    ...urls.map((url) => show(url, plainOf(chapter.imageAlt ?? chapter.alt), caption)),
    ...[chapter.video, chapter.iframe].map(textOf).filter(Boolean).map(embedded),
  ];
  const legend = markdownOf(textOf(chapter.legend), show);
  ofText.forEach(say);
  for (const { remarks } of [...shown, legend]) remarks.forEach(say);
  const camera = cameraOf(location, say);
  if (textOf(alignment) && alignment !== 'left')
    say(changed(`alignment \`${alignment}\`: text and map have their own places on each screen`));
  if (hidden === true)
    say(changed('it was hidden, a station of the camera alone; its heading is seen here'));
  if (rotateAnimation) say(lost('the turning of the map'));
  if (textOf(callback)) say(lost(`the function \`${textOf(callback)}\``));
  if (mapAnimation && mapAnimation !== 'flyTo')
    say(changed(`\`${mapAnimation}\`: the camera moves with the scroll`));
  for (const key of ['onChapterEnter', 'onChapterExit'] as const)
    for (const { layer, opacity } of stepsOf(chapter[key]))
      if (!inline[layer])
        say(
          lost(
            `layer \`${layer}\` at opacity ${opacity} ${key === 'onChapterEnter' ? 'from here on' : 'from its end on'}: it is of the style; export its data as GeoJSON, and add it by \`story-map add\``,
          ),
        );
  for (const [key, value] of Object.entries(chapter))
    if (!fields.test(key) && value) say(lost(`the field \`${key}\``));
  return {
    id: textOf(id),
    title: lineOf(textOf(title)),
    text: [...shown.map(({ markdown }) => markdown), body, legend.markdown]
      .filter(Boolean)
      .join('\n\n'),
    ...(camera && { camera, at: camera.center }),
    layers,
    remarks,
  };
}

/** A position in any of the forms that MapLibre takes, and as texts. */
export function positionOf(value: unknown): LngLat | undefined {
  if (typeof value === 'string') return positionOf(value.match(/-?\d+(\.\d+)?/g) ?? []);
  const { lng, lon, longitude, lat, latitude } = (value ?? {}) as Written;
  const [x, y] = Array.isArray(value)
    ? value.map(numberOf)
    : [lng ?? lon ?? longitude, lat ?? latitude].map(numberOf);
  return x === undefined || y === undefined || Math.abs(y) > 90 ? undefined : [x, y];
}

function cameraOf(location: unknown, say: (remark: Remark) => void): Camera | undefined {
  if (typeof location !== 'object' || location === null) {
    say(changed('it had no place: the map stays'));
    return undefined;
  }
  const { center, zoom, pitch, bearing, speed, curve, duration } = location as Written;
  const at = positionOf(center ?? location);
  if ([speed, curve, duration].some((each) => each !== undefined))
    say(changed('`speed`, `curve` and `duration`: the camera moves with the scroll'));
  if (!at) {
    say(lost('its camera: the center is no position; the map stays'));
    return undefined;
  }
  if (numberOf(zoom) === undefined) say(changed('it had no zoom: 9 is taken'));
  return {
    center: at,
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

/** What each chapter shows of the layers, read from the first on: what one leaves behind, the next finds. */
function opacitiesOf(
  chapters: readonly Written[],
  layers: Readonly<Record<string, InlineLayer>>,
): readonly Chapter['layers'][] {
  const state = new Map(Object.entries(layers).map(([name, { opacity }]) => [name, opacity]));
  const apply = (list: unknown): void => {
    for (const { layer, opacity } of stepsOf(list)) if (state.has(layer)) state.set(layer, opacity);
  };
  return chapters.map(({ onChapterEnter, onChapterExit }) => {
    apply(onChapterEnter);
    const shown = Object.fromEntries([...state].filter(([, opacity]) => opacity > 0));
    apply(onChapterExit);
    return shown;
  });
}
