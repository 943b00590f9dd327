import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import type { Position } from 'geojson';
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../../src/core/story/layer-spec.ts';
import { linesOf } from '../../../src/proof/map/shape-lines.ts';
import type { LayerFeature } from '../../../src/style/kinds/kind.ts';
import { discRadius, largestCount } from '../../../src/style/kinds/points/points-layers.ts';
import { sitesOf } from '../../../src/style/kinds/points/sites.ts';

/** A point of the screen, in CSS pixels. */
export type Point = readonly [x: number, y: number];

/** How far apart the places of a line are, in CSS pixels. */
const apart = 4;

/** How far apart two points, or two colours, are. */
export const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

/**
 * Places on the screen where a layer has its own colour at full strength: along its lines and edges, in the
 * middles of its discs with a core, or else on the rings of those alone at their sites; and how many of them it takes to tell of it.
 */
export function placesAlong(
  layer: LayerSpec,
  features: readonly LayerFeature[],
  at: (position: Position) => Point,
): { readonly all: readonly Point[]; readonly fewest: number } {
  const lines = (of: readonly LayerFeature[]) =>
    of.flatMap(({ geometry }) => linesOf(geometry)).map((line) => line.map(at));
  if (layer.kind === 'zone') {
    const broken = features.filter(({ geometry }) => geometry.type.endsWith('LineString'));
    return { all: lines(broken).flatMap(spaced), fewest: 10 };
  }
  if (layer.kind !== 'points') return { all: lines(features).flatMap(spaced), fewest: 10 };
  const { categories = {} } = layer;
  const sure = features.filter(({ properties }) => !properties.uncertain);
  const cored = sure.filter(({ properties }) => {
    return categories[properties.category ?? '']?.form === 'core';
  });
  if (cored.length > 0) return { all: lines(cored).flat(), fewest: 3 };
  const radius = radiusOf(layer, features);
  const alone = sitesOf(features).flatMap((points) => (points.length === 1 ? points : []));
  return {
    all: alone
      .filter((point) => sure.includes(point))
      .flatMap((feature) =>
        lines([feature])
          .flat()
          .flatMap(ringOf(radius(feature))),
      ),
    fewest: 10,
  };
}

/** The radius at which the ring of a point is drawn that is alone at its site. */
function radiusOf(
  layer: LayerSpec,
  features: readonly LayerFeature[],
): (feature: LayerFeature) => number {
  const largest = layer.largest ?? largestCount(features);
  const count: ExpressionSpecification = ['coalesce', ['get', 'count'], 0];
  const radius = createExpression(
    discRadius({ ...layer, ...(largest && { largest }) }, count),
    'circle-radius',
  );
  if (radius.result === 'error') throw new Error(radius.value.map(String).join('; '));
  const ringMiddle = 0.8;
  return ({ properties }) =>
    Number(radius.value.evaluate({ zoom: 0 }, { type: 1, properties } as never)) + ringMiddle;
}

const ringOf =
  (radius: number) =>
  ([x, y]: Point): Point[] =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
      const angle = (eighth * Math.PI) / 4;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });

/** Points along a line, evenly spaced; a point alone is itself. */
function spaced(line: readonly Point[]): readonly Point[] {
  const points: Point[] = line.slice(0, 1);
  let left = apart;
  line.slice(1).forEach((to, i) => {
    const from = line[i] ?? to;
    const length = distance(from, to);
    let way = left;
    for (; way <= length; way += apart) {
      const share = way / length;
      points.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
    left = way - length;
  });
  return points;
}
