import { along } from '@turf/along';
import { length } from '@turf/length';
import type { Feature } from 'geojson';
import type { LngLat } from '../core/camera/mercator.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { stretchOf } from '../core/route/route-progress.ts';
import type { StrokeImage } from '../style/kinds/kind.ts';
import { aroundSource } from '../style/relief.ts';
import { type StyleValues, styleValues } from '../style/style-values.ts';
import {
  attributes,
  type Drawing,
  inOrder,
  type LayerInput,
  layerInput,
  pointOf,
} from './drawing.ts';
import { clipToFrame, type Point, shapePath, short } from './frame.ts';
import { drawRelief } from './relief-picture.ts';
import type { ThemedLayer } from './themed-style.ts';

/** Draws a layer without its labels. @throws TypeError if its type is unknown. */
export function drawLayer(layer: ThemedLayer, drawing: Drawing): string {
  const { type } = layer.light;
  const input = type === 'symbol' && !isIcons(layer) ? undefined : layerInput(layer, drawing);
  if (!input) return '';
  switch (type) {
    case 'background': {
      const { width, height } = drawing.frame;
      return `<path class="${input.color('fill', 'background-color')}" d="M0 0H${width}V${height}H0z"/>`;
    }
    case 'fill':
      return drawFill(input, drawing);
    case 'line':
      return drawLine(input, drawing);
    case 'circle':
      return drawCircles(input, drawing);
    case 'symbol':
      return drawIcons(input, drawing);
    case 'raster':
      return drawRaster(input, drawing, styleValues(layer.dark, 0));
    default:
      throw new TypeError(`The picture of the map has no way to draw a ${type} layer.`);
  }
}

/** Draws the relief, or an image layer's picture on its corners, dimmed in the dark theme if the map dims it. */
function drawRaster(input: LayerInput, drawing: Drawing, dark: StyleValues): string {
  const opacity = input.opacity('raster-opacity');
  const picture = drawing.pictures[input.source];
  if (input.source === aroundSource) return '';
  if (!picture) return drawing.relief ? drawRelief(drawing.relief, opacity, drawing) : '';
  const [[left, top], [right, rightTop], , [leftFoot, foot]] = picture.corners.map((corner) =>
    drawing.frame.project(corner),
  ) as [Point, Point, Point, Point];
  const sides = [right - left, rightTop - top, leftFoot - left, foot - top, left, top];
  const transform = `matrix(${sides.map((side) => short(side)).join(' ')})`;
  const box = { width: 1, height: 1, preserveAspectRatio: 'none' };
  const brightness = dark.number('raster-brightness-max');
  const look = brightness < 1 && {
    class: drawing.colors.use('filter', 'none', `brightness(${brightness})`),
  };
  return `<image${attributes({ ...look, ...box, transform, opacity, href: picture.href })}/>`;
}

type Look = Parameters<typeof attributes>[0];

function drawFill(input: LayerInput, drawing: Drawing): string {
  const images = drawing.style.image(input.values.word('fill-pattern'));
  return inOrder(input, 'fill-sort-key')
    .map((feature) => {
      const look = images
        ? { fill: `url(#${definePattern(images, drawing)})` }
        : { class: input.color('fill', 'fill-color', feature) };
      const opacity = input.opacity('fill-opacity');
      return drawShape(feature, drawing, { ...look, 'fill-opacity': opacity });
    })
    .join('');
}

/** Minimum area of islands and lakes, in square units. */
const minSurface = 2.5;

function drawShape({ geometry }: Feature, { frame, detail, define, paths }: Drawing, look: Look) {
  const d = getOrMake(paths, geometry, () =>
    shapePath(geometry, frame, { bend: detail, surface: minSurface, grid: 0.4 }),
  );
  if (!d) return '';
  const href = `#${define(d, (id) => `<path id="${id}" d="${d}"/>`)}`;
  return `<use${attributes({ href, ...look })}/>`;
}

type ThemedImage = readonly [light: StrokeImage, dark: StrokeImage];

function definePattern(images: ThemedImage, drawing: Drawing): string {
  const strokes = strokePaths(images, drawing);
  const { size } = images[0];
  return drawing.define(
    `pattern ${strokes}`,
    (id) =>
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${strokes}</pattern>`,
  );
}

function strokePaths([light, dark]: ThemedImage, { colors }: Drawing): string {
  const paths = light.strokes.map(({ d, color, width }, i) => {
    const stroke = colors.use('stroke', color, dark.strokes[i]?.color ?? color);
    return `<path${attributes({ class: stroke, 'stroke-width': width, d })}/>`;
  });
  return paths.join('');
}

export const isIcons = ({ light }: ThemedLayer): boolean =>
  light.type === 'symbol' && light.layout?.['text-field'] === undefined;

function drawIcons(input: LayerInput, drawing: Drawing): string {
  const icons = inOrder(input, 'symbol-sort-key').map((feature) => {
    const name = input.values.word('icon-image', feature);
    const turn = input.values.number('icon-rotate', feature);
    return drawImage(name, pointOf(feature, drawing), drawing, turn);
  });
  const opacity = input.opacity('icon-opacity');
  return opacity < 1 ? `<g${attributes({ opacity })}>${icons.join('')}</g>` : icons.join('');
}

/** Draws a style's image centred on a point, rotated clockwise in degrees; empty if there is no such image. */
export function drawImage(name: string, [x, y]: Point, drawing: Drawing, rotate = 0): string {
  const strokes = drawing.style.image(name);
  if (!strokes) return '';
  const middle = strokes[0].size / 2;
  const image = drawing.define(
    `image ${name}`,
    (id) =>
      `<g id="${id}" fill="none" transform="translate(${-middle} ${-middle})">${strokePaths(strokes, drawing)}</g>`,
  );
  const turn = rotate === 0 ? '' : `rotate(${short(rotate)})`;
  return `<use href="#${image}" transform="translate(${short(x)} ${short(y)})${turn}"/>`;
}

function drawLine(input: LayerInput, drawing: Drawing): string {
  const { values } = input;
  const width = values.number('line-width');
  const dashes = values.numbers('line-dasharray')?.map((part) => Number((part * width).toFixed(1)));
  const look = {
    fill: 'none',
    'stroke-width': width,
    'stroke-opacity': input.opacity('line-opacity'),
    'stroke-linecap': values.word('line-cap'),
    'stroke-linejoin': values.word('line-join'),
    'stroke-dasharray': dashes?.join(' '),
  };
  const lines = input.features
    .flatMap((whole) => cutLine(whole, input.cuts))
    .map((feature) => {
      const stroke = fadeIn(feature, input, drawing);
      const color = stroke ? { stroke } : { class: input.color('stroke', 'line-color', feature) };
      return drawShape(feature, drawing, { ...color, ...look });
    });
  return lines.join('');
}

/** Returns the stretches of a line between its cuts, from the first to the second, the third to the fourth and so on. */
function cutLine(feature: Feature, cuts?: readonly number[]): Feature[] {
  const { geometry } = feature;
  if (!cuts || geometry.type !== 'LineString') return [feature];
  const line = geometry.coordinates as unknown as readonly LngLat[];
  return cuts.flatMap((from, i) => {
    if (i % 2 > 0) return [];
    const coordinates = stretchOf(line, from, cuts[i + 1] ?? 1).map((at) => [...at]);
    return [{ ...feature, geometry: { type: 'LineString', coordinates } }];
  });
}

/** Returns the gradient of a line that fades in; undefined for other lines. */
function fadeIn(feature: Feature, input: LayerInput, drawing: Drawing) {
  const { geometry } = feature;
  if (!input.fadeTo || geometry.type !== 'LineString') return;
  const ends = [0, input.fadeTo].map((share) => along(geometry, share * length(feature)));
  const [[x1, y1] = [], [x2, y2] = []] = ends.map((end) => pointOf(end, drawing));
  const line = attributes({ gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 });
  const color = input.color('stop-color', 'line-color', feature);
  const id = drawing.define(
    `fade ${line} ${color}`,
    (id) =>
      `<linearGradient id="${id}"${line}><stop class="${color}" stop-opacity="0"/><stop class="${color}" offset="1"/></linearGradient>`,
  );
  return `url(#${id})`;
}

export const drawnLines = ({ features }: LayerInput, { frame }: Drawing): (readonly Point[])[] =>
  features.flatMap(({ geometry }) => clipToFrame(geometry, frame).map(({ points }) => points));

function drawCircles(input: LayerInput, drawing: Drawing): string {
  const { values, color, opacity } = input;
  return inOrder(input, 'circle-sort-key')
    .map((feature) => {
      const [cx, cy] = pointOf(feature, drawing);
      const width = values.number('circle-stroke-width', feature);
      const fill = color('fill', 'circle-color', feature);
      const stroke = width > 0 ? color('stroke', 'circle-stroke-color', feature) : undefined;
      const soft = fill && softFill(feature, input, drawing);
      const look = {
        class: [soft ? undefined : fill, stroke].filter(Boolean).join(' ') || undefined,
        fill: soft ?? (fill ? undefined : 'none'),
        'fill-opacity': fill && opacity('circle-opacity', feature),
        'stroke-width': stroke && width,
        'stroke-opacity': stroke && opacity('circle-stroke-opacity', feature),
      };
      const r = values.number('circle-radius', feature) + width / 2;
      return `<circle${attributes({ cx, cy, r, ...look })}/>`;
    })
    .join('');
}

/** Returns the gradient of a circle's blurred rim; undefined if the rim is sharp. */
function softFill(feature: Feature, { values, color }: LayerInput, drawing: Drawing) {
  const blur = values.number('circle-blur', feature);
  if (blur <= 0) return;
  const stop = color('stop-color', 'circle-color', feature);
  const id = drawing.define(
    `soft ${stop} ${blur}`,
    (id) =>
      `<radialGradient id="${id}"><stop class="${stop}" offset="${1 - blur}"/><stop class="${stop}" offset="1" stop-opacity="0"/></radialGradient>`,
  );
  return `url(#${id})`;
}
