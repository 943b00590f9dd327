import { fromMercator, worldSize } from '../../../core/camera/mercator.ts';
import { scaleBar } from '../../../core/camera/scale.ts';
import { annotationSource } from '../../../style/annotation-layers.ts';
import type { basemapParts } from '../../../style/basemaps.ts';
import { drawDots, drawLeader, drawnDiscs, drawnLines } from '../draw-layers.ts';
import type { MapPicture } from '../draw-map.ts';
import { attributes, type Drawing, type LayerInput, layerInput } from '../drawing.ts';
import type { Frame } from '../frame.ts';
import { short } from '../lines.ts';
import type { ThemedStyle } from '../themed-style.ts';
import { type Box, type FreeSpace, freeSpace } from './free-space.ts';
import { labelBlock, type PlacedLine } from './label-block.ts';
import { type LabelFonts, outlineEm, outlineText } from './outline-text.ts';
import { placeAnnotations, placeLabels } from './place-labels.ts';

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

/** Draws lines of text as outlines: first all halos, then all letters, so that none is cut. */
function drawLabels(lines: readonly PlacedLine[], drawing: Drawing): string {
  const runs = lines.map((line) => ({ line, id: defineRun(line, drawing) }));
  const use = (id: string, opacity: number) =>
    `<use${attributes({ href: `#${id}`, ...(opacity < 1 && { opacity }) })}/>`;
  const halos = runs.map(({ line, id }) => {
    const width = Math.round((line.haloWidth * 2 * outlineEm) / line.size);
    return `<g class="h ${line.halo}" stroke-width="${width}">${use(id, line.opacity)}</g>`;
  });
  const letters = runs.map(
    ({ line, id }) => `<g class="${line.fill}">${use(id, line.opacity)}</g>`,
  );
  return joined(halos) + joined(letters);
}

/** Groups with the same look that follow each other, as one. */
function joined(groups: readonly string[]): string {
  return groups
    .join('')
    .replace(/(<g [^>]*>)((?:<use[^>]*>)+)<\/g>(?:\1(?:<use[^>]*>)+<\/g>)*/g, (all, open) => {
      const uses = all.match(/<use[^>]*>/g) ?? [];
      return `${open}${uses.join('')}</g>`;
    });
}

function defineRun(line: PlacedLine, drawing: Drawing): string {
  const scale = line.size / outlineEm;
  const turn = line.rotate === 0 ? '' : `rotate(${Number(line.rotate.toFixed(1))})`;
  const [x, y] = line.at.map((value) => Number(value.toFixed(1)));
  const glyphs = line.text.glyphs.map(({ key, path, x, y }) => {
    const id = drawing.define(key, (name) => `<path id="${name}" d="${path}"/>`);
    return `<use href="#${id}"${x ? ` x="${x}"` : ''}${y ? ` y="${y}"` : ''}/>`;
  });
  const transform = `translate(${x} ${y})${turn}scale(${Number(scale.toFixed(5))})`;
  const key = `run ${transform} ${line.text.glyphs.map((glyph) => glyph.key).join()}`;
  return drawing.define(
    key,
    (id) => `<g id="${id}" transform="${transform}">${glyphs.join('')}</g>`,
  );
}

const textSize = 11;
const longest = 110;

/** Draws the scale in a corner that is free, and takes the corner; `kmWords` puts its length in words. */
function drawScale(
  { colors: [light, dark] }: Pick<ThemedStyle, 'colors'>,
  drawing: Drawing,
  fonts: LabelFonts,
  space: Pick<FreeSpace, 'fits' | 'take'>,
  kmWords: (km: number) => string,
): string {
  const { km, length } = scaleBar(drawing.frame.zoom, middleLatitude(drawing.frame), longest);
  const corners = cornersFor(length, drawing.frame);
  const box = corners.find((corner) => space.fits([corner])) ?? corners[0];
  space.take([box]);
  const [left, top] = [box.left, box.bottom - 4];
  const color = (property: 'fill' | 'stroke', name: 'halo' | 'ink') =>
    drawing.colors.use(property, light[name], dark[name]);
  const bar = (name: 'halo' | 'ink', width: number) =>
    `<path fill="none" class="${color('stroke', name)}" stroke-width="${width}" d="M${short(left)} ${short(top)}v4h${short(length)}v-4"/>`;
  const bars = bar('halo', 3.4) + bar('ink', 1.2);
  const text = outlineText(kmWords(km), fonts['Map Sans Regular'] ?? []);
  const line = {
    text,
    size: textSize,
    width: (text.width / outlineEm) * textSize,
    height: textSize,
    fill: color('fill', 'ink'),
    halo: color('stroke', 'halo'),
    haloWidth: 1.3,
    opacity: 1,
  };
  const { lines } = labelBlock([line], [left + 4, top], { anchor: 'bottom-left' });
  return bars + drawLabels(lines, drawing);
}

/** The latitude in the middle of a frame, in degrees. */
export function middleLatitude({ project, zoom, height }: Frame): number {
  const [, equator] = project([0, 0]);
  return fromMercator([0.5, 0.5 + (height / 2 - equator) / worldSize(zoom)])[1];
}

/** The corners that a scale bar may stand in, the one to prefer first. */
function cornersFor(length: number, { width, height }: Frame): [Box, ...Box[]] {
  const [inset, high] = [14, 20];
  const wide = Math.max(length, 40);
  const box = (left: number, top: number): Box => ({
    left,
    top,
    right: left + wide,
    bottom: top + high,
  });
  const [right, bottom] = [width - inset - wide, height - inset - high];
  return [box(inset, bottom), box(right, bottom), box(inset, inset), box(right, inset)];
}
