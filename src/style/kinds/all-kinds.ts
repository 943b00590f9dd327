import { arc, arcInBuild } from './arc.ts';
import { area, areaInBuild } from './area.ts';
import { dots, dotsInBuild } from './dots.ts';
import { flow, flowInBuild } from './flow.ts';
import { image, imageInBuild } from './image.ts';
import { line, lineInBuild } from './line.ts';
import { points, pointsInBuild } from './points.ts';
import { route, routeInBuild } from './route.ts';
import { shaded, shadedInBuild } from './shaded.ts';
import { stops, stopsInBuild } from './stops.ts';
import { zone, zoneInBuild } from './zone.ts';

export const allKinds = [
  shaded,
  area,
  flow,
  line,
  zone,
  arc,
  route,
  dots,
  points,
  stops,
  image,
] as const;

/** What only the build needs of each kind; readers do not download it. */
export const allBuildKinds = {
  area: areaInBuild,
  line: lineInBuild,
  zone: zoneInBuild,
  arc: arcInBuild,
  flow: flowInBuild,
  route: routeInBuild,
  dots: dotsInBuild,
  points: pointsInBuild,
  shaded: shadedInBuild,
  stops: stopsInBuild,
  image: imageInBuild,
};
