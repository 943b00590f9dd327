import { annotationSource } from '../../../style/annotation-layers.ts';
import type { basemapParts } from '../../../style/basemaps.ts';
import type { MapPicture } from '../draw-map.ts';
import { type Drawing, type LayerInput, layerInput } from '../drawing.ts';
import { drawDots, drawLeader } from '../shapes/draw-marks.ts';
import { drawnDiscs } from '../shapes/paint-circle.ts';
import { drawnLines } from '../shapes/paint-line.ts';
import type { ThemedStyle } from '../themed-style.ts';
import { drawLabels } from './draw-labels.ts';
import { drawScale } from './draw-scale.ts';
import { freeSpace } from './free-space.ts';
import type { LabelFonts } from './label-fonts.ts';
import { placeAnnotations } from './place-annotations.ts';
import { placeLabels } from './place-labels.ts';

/** The basemap's source of borders between countries. */
const borderSource = 'borders' satisfies (typeof basemapParts)[number];

/** Labels are chosen as on a screen, where the same scene is this much closer. */
const screenZoom = 1;

/** Writes on a picture what the live map would: names, the scale and annotations, with their marks. */
export function labelPicture(
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
