import type { Feature } from 'geojson';
import type { StrokeImage } from '../../style/kinds/kind.ts';
import { dotImages } from '../../style/place-layers.ts';
import { attributes, type Drawing, type LayerInput, pointOf, type ThemeColors } from './drawing.ts';
import { clipToFrame, type Point } from './frame.ts';
import { type Box, boxAbout } from './labels/free-space.ts';
import type { Leader, PlacedLabels } from './labels/place-labels.ts';
import { offsetLine, pathData, short, simplifyLine } from './lines.ts';
import type { ThemedStyle } from './themed-style.ts';

/** Draws a fill layer: plain, or in the pattern that the style names. */
export function paintFill(
  input: LayerInput,
  drawing: Drawing,
  { image }: Pick<ThemedStyle, 'image'>,
): string {
  const opacity = input.opacity('fill-opacity');
  const pattern = image(input.values.word('fill-pattern'));
  return input.features
    .map((feature) => {
      const path = shapePath(input.source, feature, drawing);
      if (!path) return '';
      const look = pattern
        ? { fill: `url(#${drawPattern(pattern, drawing)})` }
        : { class: input.color('fill', 'fill-color', feature) };
      return `<use${attributes({ href: `#${path}`, ...look, 'fill-opacity': opacity })}/>`;
    })
    .join('');
}

/** An image of strokes as a pattern, drawn as the live map draws it. */
function drawPattern(
  images: readonly [StrokeImage, StrokeImage],
  { colors, define }: Drawing,
): string {
  const strokes = strokePaths(images, colors);
  const { size } = images[0];
  return define(
    `pattern ${strokes}`,
    (id) =>
      `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${strokes}</pattern>`,
  );
}

/** Draws a line layer; a route, which may run beside its geometry, is laid out for itself. */
export function paintLine(input: LayerInput, drawing: Drawing): string {
  const { values } = input;
  const width = values.number('line-width');
  const look = {
    fill: 'none',
    'stroke-width': width,
    'stroke-opacity': input.opacity('line-opacity'),
    'stroke-linecap': values.word('line-cap'),
    'stroke-linejoin': values.word('line-join'),
    'stroke-dasharray': values
      .numbers('line-dasharray')
      ?.map((part) => `${Number((part * width).toFixed(1))}`)
      .join(' '),
  };
  return input.features
    .map((feature) => {
      const stroke = input.route
        ? drawing.colors.use('stroke', ...input.route.colors)
        : input.color('stroke', 'line-color', feature);
      const shape = { class: stroke, ...look };
      if (!input.route) {
        const path = shapePath(input.source, feature, drawing);
        return path && `<use${attributes({ href: `#${path}`, ...shape })}/>`;
      }
      const points = routeLine(feature, input, drawing);
      const d = pathData([{ points, closed: false }]);
      const mask = fadeIn(points, input.route.fadeTo, drawing);
      return d && `<path${attributes({ d, ...shape, mask })}/>`;
    })
    .join('');
}

/** A part of a route as it is drawn: beside its line. */
function routeLine({ geometry }: Feature, input: LayerInput, { frame }: Drawing): Point[] {
  if (geometry.type !== 'LineString') return [];
  const points = geometry.coordinates.map(([lng = 0, lat = 0]) => frame.project([lng, lat]));
  return offsetLine(points, input.values.number('line-offset'));
}

/** What any line layer draws, as points in the frame: what labels keep clear of. */
export function drawnLines(input: LayerInput, drawing: Drawing): (readonly Point[])[] {
  return input.features.flatMap((feature) =>
    input.route
      ? [routeLine(feature, input, drawing)]
      : clipToFrame(feature.geometry, drawing.frame).map(({ points }) => points),
  );
}

/**
 * A mask under which a line comes in over the first share of its length, straight towards there, as
 * an attribute's value; nothing where it is there from its start.
 */
function fadeIn(
  points: readonly Point[],
  share: number,
  { frame, define }: Drawing,
): string | undefined {
  const [start] = points;
  if (!start || share === 0) return;
  const [x1, y1, x2, y2] = [...start, ...pointAlong(points, share)].map((value) =>
    Number(value.toFixed(1)),
  );
  const gradient = define(`fade ${x1} ${y1} ${x2} ${y2}`, (id) => {
    const line = attributes({ id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 });
    return `<linearGradient${line}><stop stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient>`;
  });
  const { width, height } = frame;
  const mask = define(`mask ${gradient}`, (id) => {
    const box = attributes({ id, maskUnits: 'userSpaceOnUse', x: 0, y: 0, width, height });
    return `<mask${box}><path fill="url(#${gradient})" d="M0 0H${width}V${height}H0z"/></mask>`;
  });
  return `url(#${mask})`;
}

/** The point of a line at a share of its length, from 0 to 1. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = lengthsAlong(points);
  const length = share * (lengths.at(-1) ?? 0);
  const after = lengths.findIndex((reached) => reached >= length);
  const to = points[after < 0 ? points.length - 1 : after] ?? [0, 0];
  const from = points[after - 1] ?? to;
  const start = lengths[after - 1] ?? 0;
  const leg = (lengths[after] ?? start) - start;
  const t = leg > 0 ? (length - start) / leg : 1;
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}

/** How far each point lies from the first along the line. */
function lengthsAlong(points: readonly Point[]): number[] {
  let sum = 0;
  return points.map(([x, y], i) => {
    const [lastX, lastY] = points[i - 1] ?? [x, y];
    sum += Math.hypot(x - lastX, y - lastY);
    return sum;
  });
}

/** Draws a circle layer, soft at its edge where the style blurs it. */
export function paintCircle(input: LayerInput, drawing: Drawing): string {
  const { values } = input;
  const key = (feature: Feature) => values.number('circle-sort-key', feature);
  return [...input.features]
    .sort((a, b) => key(a) - key(b))
    .map((feature) => {
      const [cx, cy] = pointOf(feature, drawing);
      const width = values.number('circle-stroke-width', feature);
      const place = { cx, cy, r: values.number('circle-radius', feature) + width / 2 };
      return `<circle${attributes({ ...place, ...look(feature, input, drawing) })}/>`;
    })
    .join('');
}

/** The boxes of the discs that a circle layer draws, with their rings. */
export function drawnDiscs(input: LayerInput, drawing: Drawing): Box[] {
  return input.features.map((feature) => {
    const dense = 1.05 * input.values.number('circle-radius', feature);
    return boxAbout(pointOf(feature, drawing), dense);
  });
}

function look(feature: Feature, input: LayerInput, drawing: Drawing) {
  const { values } = input;
  const fill = input.color('fill', 'circle-color', feature);
  const blur = values.number('circle-blur', feature);
  const width = values.number('circle-stroke-width', feature);
  const stroke = width > 0 ? input.color('stroke', 'circle-stroke-color', feature) : undefined;
  const soft = fill && blur > 0 ? softFill(feature, blur, input, drawing) : undefined;
  const classes = [soft ? undefined : fill, stroke].filter(Boolean).join(' ');
  return {
    class: classes || undefined,
    fill: soft ?? (fill ? undefined : 'none'),
    'fill-opacity': fill ? input.opacity('circle-opacity', feature) : undefined,
    'stroke-width': stroke && width,
    'stroke-opacity': stroke && input.opacity('circle-stroke-opacity', feature),
  };
}

/** A fill that fades to nothing over the outer `blur` of a circle's radius. */
function softFill(feature: Feature, blur: number, input: LayerInput, drawing: Drawing): string {
  const color = input.color('stop-color', 'circle-color', feature) ?? '';
  const id = drawing.define(
    `soft ${color} ${blur}`,
    (name) =>
      `<radialGradient id="${name}"><stop class="${color}" offset="${1 - blur}"/><stop class="${color}" offset="1" stop-opacity="0"/></radialGradient>`,
  );
  return `url(#${id})`;
}

/** Islands and lakes smaller than this, in square units, are left out. */
const leastArea = 2.5;

/** Defines the path of a feature of a source, once for all layers that draw it; '' outside the frame. */
function shapePath(source: string, feature: Feature, drawing: Drawing): string {
  const index = drawing.data[source]?.features.indexOf(feature) ?? -1;
  const lines = clipToFrame(feature.geometry, drawing.frame);
  const simple = lines.map((line) => simplifyLine(line, drawing.detail));
  const data = pathData(simple, 0.4, leastArea);
  return data && drawing.define(`${source} ${index}`, (id) => `<path id="${id}" d="${data}"/>`);
}

/** Draws the marks of places: a ring, with a core where it is a capital. */
export function drawDots(
  dots: PlacedLabels['dots'],
  { colors: [light, dark] }: Pick<ThemedStyle, 'colors'>,
  { define, colors }: Drawing,
): string {
  const paper = colors.use('fill', light.paper, dark.paper);
  const ring = colors.use('stroke', light.ink, dark.ink);
  const core = colors.use('fill', light.ink, dark.ink);
  return dots
    .map(({ at: [x, y], image }) => {
      const capital = image === dotImages.capital;
      const mark = define(`dot ${capital}`, (id) =>
        capital
          ? `<g id="${id}"><circle class="${paper} ${ring}" r="3.6" stroke-width="1.3"/><circle class="${core}" r="1.3"/></g>`
          : `<circle id="${id}" class="${paper} ${ring}" r="2.6" stroke-width="1.3"/>`,
      );
      return `<use href="#${mark}" x="${Number(x.toFixed(1))}" y="${Number(y.toFixed(1))}"/>`;
    })
    .join('');
}

/** Draws the leader of an annotation by the strokes of the live map's own image. */
export function drawLeader(
  { at: [x, y], image, rotate }: Leader,
  style: Pick<ThemedStyle, 'image'>,
  { colors }: Pick<Drawing, 'colors'>,
): string {
  const images = style.image(image);
  if (!images) return '';
  const middle = images[0].size / 2;
  const turn = rotate === 0 ? '' : `rotate(${rotate})`;
  return `<g fill="none" transform="translate(${short(x)} ${short(y)})${turn}translate(${-middle} ${-middle})">${strokePaths(images, colors)}</g>`;
}

/** The strokes of an image, one over the other, in the colours of both themes. */
function strokePaths(
  [light, dark]: readonly [StrokeImage, StrokeImage],
  colors: ThemeColors,
): string {
  return light.strokes
    .map(({ d, color, width }, i) => {
      const stroke = colors.use('stroke', color, dark.strokes[i]?.color ?? color);
      return `<path class="${stroke}" stroke-width="${String(width).replace(/^0/, '')}" d="${d}"/>`;
    })
    .join('');
}
