import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { arc } from './arc.ts';
import { area } from './area.ts';
import { image } from './image.ts';
import type { Collection, Kind } from './kind.ts';
import { line } from './line.ts';
import { points } from './points/points.ts';
import { route } from './route/route.ts';
import { shaded } from './shaded.ts';
import { stops } from './stops.ts';
import { zone } from './zone.ts';

/** Every kind of layer, in the order in which they are drawn from the ground up. */
export const kinds: readonly Kind[] = [shaded, area, line, zone, arc, route, points, stops, image];

/** The kind of layer of that name, if there is one. */
export const kindNamed = (kind: string | undefined): Kind | undefined =>
  kinds.find(({ name }) => name === kind);

/**
 * The kind of a layer.
 *
 * @throws RangeError if there is none of that name.
 */
export function kindOf({ kind }: { readonly kind: string }): Kind {
  const found = kindNamed(kind);
  if (!found) throw new RangeError(`There is no kind of layer "${kind}".`);
  return found;
}

/** The data of a source as the kind of its layer draws it; that of the basemap as it is. */
export function preparedData(
  layers: readonly LayerSpec[],
  source: string,
  data: Collection,
): Collection {
  const layer = layers.find(({ id }) => id === source);
  const prepare = layer && kindOf(layer).prepare;
  return prepare ? { ...data, features: [...prepare(data.features)] } : data;
}
