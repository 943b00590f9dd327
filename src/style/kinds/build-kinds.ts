import { arcInBuild } from './arc.ts';
import { areaInBuild } from './area.ts';
import { imageInBuild } from './image.ts';
import type { BuildKind } from './kind.ts';
import { lineInBuild } from './line.ts';
import { pointsInBuild } from './points/points.ts';
import { routeInBuild } from './route/route.ts';
import { shadedInBuild } from './shaded.ts';
import { stopsInBuild } from './stops.ts';
import { zoneInBuild } from './zone.ts';

const kinds: Readonly<Record<string, BuildKind>> = {
  area: areaInBuild,
  line: lineInBuild,
  zone: zoneInBuild,
  arc: arcInBuild,
  route: routeInBuild,
  points: pointsInBuild,
  shaded: shadedInBuild,
  stops: stopsInBuild,
  image: imageInBuild,
};

/**
 * What the build asks of a kind of layer.
 *
 * @throws RangeError if there is none of that name.
 */
export function buildKindOf(name: string): BuildKind {
  const found = kinds[name];
  if (!found) throw new RangeError(`There is no kind of layer "${name}".`);
  return found;
}
