import { kmPerDegree } from '../../core/camera/mercator.ts';
import { lerp } from '../../core/numbers.ts';
import { byZoom, edgeLayer, fillLayer } from '../layer-parts.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, LayerFeature } from './kind.ts';
import { nameOf, ownWords } from './sentences.ts';

const fields = ({ number, color, maybe }: FieldTypes) => ({
  widthInKm: maybe(number, 'The width of its shaft, in kilometres on the ground; 60 by default.'),
  tint: maybe(color, 'The colour within its edge; `color` by default.'),
});

type FlowLayer = LayerWith<'flow', typeof fields>;

/** Something that goes from one area to another: a broad schematic arrow, not a path on the ground. */
export const flow: Kind<FlowLayer> = {
  name: 'flow',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'area',
  prepare: (features, { widthInKm = 60 }) =>
    features.map((feature) => ({ ...feature, geometry: arrow(feature.geometry, widthInKm) })),
  label: () => ({ size: 14, spacing: 0.02 }),
  layers: ({ id }, { color, tint }) => [
    fillLayer(id, 'arrow', { paint: { 'fill-color': tint } }, 0.85),
    edgeLayer(id, color, byZoom(3, 1, 7, 1.8), 0.9),
  ],
};

export const flowInBuild: BuildKind<FlowLayer> = {
  fields,
  sent: ['widthInKm'],
  tinted: () => 0.85,
  swatch: () => ({
    'inline-size': '1.5rem',
    'block-size': '0.8rem',
    'clip-path': 'polygon(0 28%, 62% 28%, 62% 0, 100% 50%, 62% 100%, 62% 72%, 0 72%)',
    // The tint of the shaft and the head, inside an edge.
    background:
      'linear-gradient(var(--tint) 0 0) 1px 50% / calc(62% + 2px) calc(44% - 2px) no-repeat, conic-gradient(from 235deg at calc(100% - 2px) 50%, var(--tint) 70deg, transparent 0) 100% 50% / calc(38% - 1px) 100% no-repeat, var(--c)',
  }),
  sentence: ({ layer }, words) =>
    layer.told ? ownWords(layer, layer.told, {}) : words.told.flow({ name: nameOf(layer, words) }),
};

type XY = [x: number, y: number];

/** Draws each part of a line to scale as a shaft; the last shaft ends in a head twice as wide. */
function arrow(geometry: LayerFeature['geometry'], widthInKm: number) {
  const parts = geometry.type === 'MultiLineString' ? geometry.coordinates : [geometry.coordinates];
  const coordinates = (parts as unknown as XY[][]).map((part, i) => [
    shaft(part, widthInKm / 2 / kmPerDegree, i === parts.length - 1),
  ]);
  return { type: 'MultiPolygon' as const, coordinates };
}

/** Returns the ring around a line, in degrees. Longitudes are scaled for the latitude of the line's start. */
function shaft(line: readonly XY[], half: number, hasHead: boolean): XY[] {
  const squeeze = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
  const points = line.map(([lng, lat]): XY => [lng * squeeze, lat]);
  const body = hasHead ? shortened(points, 3 * half) : points;
  const at = body.map((point, i): readonly [XY, XY] => {
    const [[ax, ay], [bx, by]] = [body[i - 1] ?? point, body[i + 1] ?? point];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    return [point, [(ay - by) / length, (bx - ax) / length]];
  });
  const beside = (side: number) =>
    at.map(([[x, y], [nx, ny]]): XY => [x + nx * half * side, y + ny * half * side]);
  const head = hasHead
    ? [...beside(2).slice(-1), ...points.slice(-1), ...beside(-2).slice(-1)]
    : [];
  const ring = [...beside(1), ...head, ...beside(-1).reverse()];
  return [...ring, ...ring.slice(0, 1)].map(([px, py]): XY => [px / squeeze, py]);
}

function shortened(points: readonly XY[], by: number): XY[] {
  const [tipX, tipY] = points.at(-1) ?? [0, 0];
  const fromTip = ([x, y]: XY) => Math.hypot(x - tipX, y - tipY);
  const rest = points.filter((point) => fromTip(point) > by);
  const last = rest.at(-1);
  if (!last) return points.slice(0, 2);
  const share = by / fromTip(last);
  return [...rest, [lerp(tipX, last[0], share), lerp(tipY, last[1], share)]];
}
