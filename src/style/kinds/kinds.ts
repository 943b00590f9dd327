import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { arc, arcInBuild } from './arc.ts';
import { area, areaInBuild } from './area.ts';
import { flow, flowInBuild } from './flow.ts';
import { image, imageInBuild } from './image.ts';
import type { BuildKind, Collection, Kind, LayerFeature } from './kind.ts';
import { line, lineInBuild } from './line.ts';
import { points, pointsInBuild } from './points/points.ts';
import { route, routeInBuild } from './route/route.ts';
import { shaded, shadedInBuild } from './shaded.ts';
import { stops, stopsInBuild } from './stops.ts';
import { zone, zoneInBuild } from './zone.ts';

/** Every kind of layer, in drawing order from the ground up. */
export const kinds: readonly Kind[] = [
  shaded,
  area,
  flow,
  line,
  zone,
  arc,
  route,
  points,
  stops,
  image,
];

/** What the build alone needs of each, so that no reader downloads it. */
const buildKinds: Readonly<Record<string, BuildKind>> = {
  area: areaInBuild,
  line: lineInBuild,
  zone: zoneInBuild,
  arc: arcInBuild,
  flow: flowInBuild,
  route: routeInBuild,
  points: pointsInBuild,
  shaded: shadedInBuild,
  stops: stopsInBuild,
  image: imageInBuild,
};

export const kindNamed = (kind: string | undefined): Kind | undefined =>
  kinds.find(({ name }) => name === kind);

/** The kind of a layer. @throws RangeError if there is none of that name. */
export const kindOf = ({ kind }: { readonly kind: string }): Kind =>
  existing(kind, kindNamed(kind));

/** What the build needs of a kind. @throws RangeError if there is none of that name. */
export const buildKindOf = (name: string): BuildKind => existing(name, buildKinds[name]);

function existing<K>(name: string, kind: K | undefined): K {
  if (!kind) throw new RangeError(`There is no kind of layer "${name}".`);
  return kind;
}

/** The data of a source as the kind of its layer draws it; that of the basemap as it is. */
export function preparedData(
  layers: readonly LayerSpec[],
  source: string,
  data: Collection,
): Collection {
  const layer = layers.find(({ id }) => id === source);
  const prepared = layer && kindOf(layer).prepare?.(data.features as LayerFeature[], layer);
  return prepared ? { ...data, features: [...prepared] } : data;
}
