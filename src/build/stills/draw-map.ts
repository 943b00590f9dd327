import { annotationSource } from '../../style/annotation-layers.ts';
import type { basemapParts } from '../../style/basemaps.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { type Drawing, type LayerInput, layerInput, type ThemedLayer } from './drawing.ts';
import type { Frame } from './frame.ts';
import { drawLabels } from './labels/draw-labels.ts';
import { drawScale } from './labels/draw-scale.ts';
import { freeSpace } from './labels/free-space.ts';
import type { LabelFonts } from './labels/label-fonts.ts';
import { placeAnnotations } from './labels/place-annotations.ts';
import { placeLabels } from './labels/place-labels.ts';
import type { ReliefPicture } from './relief-picture.ts';
import { clipToFrame } from './shapes/clip-to-frame.ts';
import { drawDots, drawLeader } from './shapes/draw-marks.ts';
import { drawRelief } from './shapes/draw-relief.ts';
import { drawnDiscs, paintCircle } from './shapes/paint-circle.ts';
import { paintFill } from './shapes/paint-fill.ts';
import { drawnLines, paintLine } from './shapes/paint-line.ts';
import { type PictureTheme, themeColors } from './theme-colors.ts';
import type { ThemedStyle } from './themed-style.ts';
import { worldCopies } from './world-copies.ts';

/** What a picture is drawn from. */
export interface MapPicture {
  readonly frame: Frame;
  readonly style: ThemedStyle;
  readonly data: Drawing['data'];
  readonly opacity: Drawing['opacity'];
  /** The names of places that it leaves out. */
  readonly quiet?: readonly string[];
  /** The names of places that must stand. */
  readonly names?: readonly string[];
  readonly title: string;
  readonly description: string;
  /** A length in kilometres in words, beside the scale. */
  readonly kmWords: (km: number) => string;
  /** The fonts of its labels; without them it has no labels and no scale. */
  readonly fonts?: LabelFonts;
  /** The relief behind the frame; without it the land is flat. */
  readonly relief?: ReliefPicture;
  /** Its theme; the reader's own by default. */
  readonly theme?: PictureTheme;
  /** The least area of a bend, in square units, that shapes keep; 0.8 by default. */
  readonly detail?: number;
}

/** The basemap's source of borders between countries. */
const borderSource = 'borders' satisfies (typeof basemapParts)[number];

/** Labels are chosen as on a screen, where the same scene is this much closer. */
const screenZoom = 1;

/**
 * Draws the live map's style as an SVG that needs nothing else: no font, no script, no other file.
 */
export function drawMap(picture: MapPicture): string {
  const { frame, style, opacity, fonts, title, description } = picture;
  const data = worldCopies(picture.data, frame);
  const colors = themeColors(picture.theme);
  const definitions = new Map<string, { id: string; element: string }>();
  const drawing: Drawing = {
    frame,
    colors,
    data,
    opacity,
    quiet: new Set(picture.quiet),
    detail: picture.detail ?? 0.8,
    areas: () =>
      style.areas
        .filter(({ id }) => (opacity[id] ?? 0) > 0)
        .map(({ id }) =>
          (data[id]?.features ?? []).flatMap((area) => clipToFrame(area.geometry, frame)),
        ),
    define(key, element) {
      const known = definitions.get(key);
      if (known) return known.id;
      const id = `d${definitions.size.toString(36)}`;
      definitions.set(key, { id, element: element(id) });
      return id;
    },
  };
  const body =
    style.layers.map((layer) => paintLayer(layer, drawing, picture)).join('') +
    (fonts ? labelsOf(picture, drawing, fonts) : '');
  const { width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    `<style>.h{fill:none;stroke-linejoin:round}${colors.css()}</style>`,
    `<defs>${[...definitions.values()].map(({ element }) => element).join('')}</defs>`,
    `${body}</svg>`,
  ].join('');
}

/** What the scene's map always names: the cities that its routes call at, and its areas. */
function alwaysNamed({ areas }: ThemedStyle, { data, opacity }: Drawing): ReadonlySet<string> {
  const shown = Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0);
  const stops = shown
    .flatMap((id) => data[id]?.features ?? [])
    .flatMap(({ properties }) => (properties?.stops ?? []) as { name: string }[]);
  const named = areas
    .filter(({ id }) => shown.includes(id))
    .flatMap(({ id, label }) => [id, label]);
  return new Set([...stops.map(({ name }) => name), ...named]);
}

function paintLayer(
  layer: ThemedLayer,
  drawing: Drawing,
  { style, relief }: Pick<MapPicture, 'style' | 'relief'>,
): string {
  if (layer.light.type === 'symbol') return '';
  const input = layerInput(layer, drawing);
  if (!input) return '';
  switch (layer.light.type) {
    case 'background': {
      const { width, height } = drawing.frame;
      return `<path class="${input.color('fill', 'background-color')}" d="M0 0H${width}V${height}H0z"/>`;
    }
    case 'fill':
      return paintFill(input, drawing, style);
    case 'line':
      return paintLine(input, drawing);
    case 'circle':
      return paintCircle(input, drawing);
    case 'raster':
      return relief ? drawRelief(relief, input.opacity('raster-opacity'), drawing) : '';
    default:
      throw new TypeError(`The picture of the map has no way to draw a ${layer.light.type} layer.`);
  }
}

function labelsOf(
  { style, names, kmWords }: Pick<MapPicture, 'style' | 'names' | 'kmWords'>,
  drawing: Drawing,
  fonts: LabelFonts,
): string {
  const inputs = (type: string, zoom?: number, named?: ReadonlySet<string>) =>
    style.layers
      .filter(({ light }) => light.type === type)
      .flatMap((layer) => layerInput(layer, drawing, zoom, named) ?? []);
  const lines = inputs('line');
  const linesOf = (wanted: (source: string) => boolean) =>
    lines.filter(({ source }) => wanted(source)).flatMap((input) => drawnLines(input, drawing));
  const borders = linesOf((source) => source === borderSource);
  const discs = inputs('circle').flatMap((input) => drawnDiscs(input, drawing));
  const space = freeSpace(drawing.frame, linesOf(style.hasLine), discs, borders);
  const first = new Set(names);
  const always = new Set([...alwaysNamed(style, drawing), ...first]);
  const symbols = inputs('symbol', drawing.frame.zoom + screenZoom, always);
  const isAnnotation = ({ source }: LayerInput) => source === annotationSource;
  const written = placeAnnotations(symbols.filter(isAnnotation), drawing, fonts, space);
  const scale = drawScale(style, drawing, fonts, space, kmWords);
  const others = symbols.filter((input) => !isAnnotation(input));
  const labels = placeLabels(others, drawing, fonts, space, first);
  return [
    drawDots(labels.dots, style, drawing),
    scale,
    drawLabels(labels.lines, drawing),
    ...written.leaders.map((leader) => drawLeader(leader, style, drawing)),
    drawLabels(written.lines, drawing),
  ].join('');
}
