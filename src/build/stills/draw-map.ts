import { escapeHtml } from '../story/text/html.ts';
import { type Drawing, layerInput, type ThemedLayer } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { LabelFonts } from './labels/label-fonts.ts';
import { labelPicture } from './labels/label-picture.ts';
import { drawRelief, type ReliefPicture } from './relief-picture.ts';
import { clipToFrame } from './shapes/clip-to-frame.ts';
import { paintCircle } from './shapes/paint-circle.ts';
import { paintFill } from './shapes/paint-fill.ts';
import { paintLine } from './shapes/paint-line.ts';
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
    (fonts ? labelPicture(picture, drawing, fonts) : '');
  const { width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    `<style>.h{fill:none;stroke-linejoin:round}${colors.css()}</style>`,
    `<defs>${[...definitions.values()].map(({ element }) => element).join('')}</defs>`,
    `${body}</svg>`,
  ].join('');
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
