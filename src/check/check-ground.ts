import { bboxClip } from '@turf/bbox-clip';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, Polygon } from 'geojson';
import { type Bounds, boundsContain, boundsMeet, unwrapped } from '../core/camera/bounds.ts';
import { closestZoom, fitBounds } from '../core/camera/fit-bounds.ts';
import { worldSize } from '../core/camera/mercator.ts';
import type { SceneSpec, SceneSpecs } from '../core/story/scene-spec.ts';
import type { LabelSpec, Relief } from '../core/story/story-data.ts';
import { coversBox, type Streets, streetZooms, type Tiles } from '../core/story/tiles.ts';
import { type Fault, orNothing, type Problem, problemsOf } from '../files/story-error.ts';
import type { GroundPart, StoryFiles } from '../files/story-files.ts';
import type { CollectionSummary } from '../read/geometry/read-geometry.ts';
import { basemapCommand } from '../read/geometry/read-tiles.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import { box } from '../read/schema/values.ts';
import { buildKindOf, kindOf } from '../style/kinds/kinds.ts';

/** The maximum width, in degrees, of a scene that needs a fine basemap. */
const maxFineWidth = 20;

/** The minimum number of vertices of land that was cut for its scene; with fewer, an island looks like a crystal. */
const minCorners = 24;

/** The size, in degrees, below which bounds frame a place among streets. */
const maxTownSize = 0.05;

/** A desktop screen without the column of text. */
const screen = { width: 960, height: 800, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

interface Ground {
  readonly land: CollectionSummary | undefined;
  readonly places: CollectionSummary | undefined;
  readonly streets?: Streets | undefined;
  readonly cover?: Tiles | undefined;
  readonly relief?: Relief | undefined;
  readonly layers: readonly LayerEntry[];
  readonly labels?: readonly LabelSpec[];
  readonly ofLayers?: Readonly<Record<string, CollectionSummary | undefined>>;
  readonly shapes?: (part: GroundPart) => readonly Feature[];
}

/** Warns of scenes that miss their layers, have no names, or come closer than their ground has detail. */
export const checkGround = (
  scenes: SceneSpecs,
  ground: Ground,
  files: Pick<StoryFiles, 'scenes' | 'folder'>,
): Problem[] =>
  Object.entries(scenes).flatMap(([id, scene]) => {
    const at = { file: files.scenes, path: [id, 'bounds'], place: `section "${id}"` };
    const faults = hasDetail(scene, ground) ? [] : groundFaults(scene, ground, files.folder);
    return problemsOf({ ...at, severity: 'warning' }, faults);
  });

const zoomOf = (scene: SceneSpec): number => fitBounds(scene, screen).zoom;

function hasDetail(scene: SceneSpec, { streets, layers }: Ground): boolean {
  const { bounds, layers: shown } = scene;
  const nearest = { maxZoom: streetZooms.closest, ...scene };
  if (streets && coversBox(streets, bounds, zoomOf(nearest))) return true;
  return layers.some((layer) => {
    const tiles = layer.kind === 'image' && layer.tiles;
    if (!tiles || !shown[layer.id]) return false;
    const zoom = zoomOf(scene) + Math.log2(512 / tiles.size);
    // The picture's pixels may be twice as large as the screen's.
    return zoom <= tiles.maxzoom + 1 && coversBox(tiles, bounds, zoom);
  });
}

/** True if a scene shows only land, lines and points, so that its ground is one flat colour. */
function isFlat(scene: SceneSpec, ground: Ground): boolean {
  const { relief = {}, streets, cover, layers, shapes } = ground;
  const { center, zoom } = fitBounds(scene, screen);
  const [lng, lat] = center;
  const aside = (180 * screen.width) / worldSize(zoom);
  const ahead = (aside * screen.height * Math.cos((lat * Math.PI) / 180)) / screen.width;
  const box = [lng - aside, lat - ahead, lng + aside, lat + ahead] as const;
  // Hills are hardly visible far beyond their last zoom; the world's and a country's fade sooner.
  const hills = Object.entries(relief).flatMap(([name, pyramid]) => {
    const beyond = name === 'relief-window' && pyramid.maxzoom >= closestZoom ? 4 : 1.5;
    return zoom < pyramid.maxzoom + beyond ? [pyramid] : [];
  });
  const tiled = [...hills, streets, cover].some((tiles) => tiles && boundsMeet(tiles.bounds, box));
  const fills = (layer: LayerEntry) =>
    kindOf(layer).shape === 'area' || (layer.kind === 'line' && layer.water);
  if (!shapes || tiled || layers.some((layer) => scene.layers[layer.id] && fills(layer)))
    return false;
  const inSight = (part: GroundPart) =>
    shapes(part)
      .map((feature) => orNothing(() => bboxClip(feature as Feature<Polygon>, [...box])))
      .map((clip) => clip?.geometry.coordinates.flat(Number.POSITIVE_INFINITY) as unknown[])
      .filter((clip) => clip?.length > 0);
  if (inSight('lakes').length + inSight('rivers').length > 0) return false;
  // Clipped land without a coast has only the box's corners, but so has land around a sea.
  if (!inSight('land').some((clip) => clip.every((side) => box.includes(side as number))))
    return false;
  return shapes('land').some((land) => booleanPointInPolygon([lng, lat], land as Feature<Polygon>));
}

function groundFaults(scene: SceneSpec, ground: Ground, folder: string): Fault[] {
  const { land, relief = {}, ofLayers = {} } = ground;
  const { bounds } = scene;
  const [west, south, east, north] = unwrapped(bounds);
  const exchanged: Bounds = [bounds[2], south, bounds[0], north];
  const boxes = Object.keys(scene.layers).map((id) => ofLayers[id]?.box);
  const meets = (window: Bounds) => boxes.some((each) => each && boundsMeet(window, each));
  if (box.safeParse(exchanged).success && !meets(bounds) && meets(exchanged)) {
    const problem = 'none of its layers lies in its bounds; with west and east exchanged, some do.';
    return [[problem, `Exchange them: [${exchanged.join(', ')}]`]];
  }
  // Hills stay smooth when they are magnified.
  const hasHills = Object.values(relief).some((hills) => {
    const zoom = zoomOf({ maxZoom: hills.maxzoom + 1, ...scene });
    const reach = hills.maxzoom < closestZoom ? 0 : hills.maxzoom + 2;
    return zoom <= reach && coversBox(hills, bounds, zoom - 1);
  });
  // The bounds require this zoom, which the map may not reach.
  const wanted = zoomOf({ maxZoom: streetZooms.closest, ...scene });
  const isClose = Math.max(east - west, north - south) < maxTownSize || wanted > streetZooms.from;
  // A story may have no hills at all, and then only close scenes need ground.
  if ((isClose || Object.keys(relief).length > 0) && isFlat(scene, ground)) {
    const lacks = isClose ? 'streets' : 'relief';
    const remedy = `Widen the bounds, or cut the ground from an archive that covers them, as docs/ground.md says: ${basemapCommand(folder, lacks)}`;
    return [['its ground is one flat colour: no hill, coast, water or street in it.', remedy]];
  }
  if (isClose && !hasHills) {
    const remedy = `Widen the bounds; or cut streets or hills for it from an archive that covers them, as docs/ground.md says: ${basemapCommand(folder, 'streets')}`;
    const stays = scene.maxZoom === undefined && zoomOf(scene) === closestZoom;
    const problem = stays
      ? `without streets or hills the map stays at zoom ${closestZoom}, where more than its bounds is in sight.`
      : 'the map comes closer here than its ground has detail.';
    return [[problem, remedy]];
  }
  const corners = east - west > maxFineWidth ? 0 : positionsWithin(bounds, land);
  const isCoarse = corners > 0 && corners < minCorners;
  if (!isCoarse && isNamed(scene, ground)) return [];
  const problem = isCoarse
    ? `the basemap has only ${corners} corners of land in its bounds: it was not drawn for this scene.`
    : 'no place name lies in its bounds.';
  const remedy = `Where there are no names, add places to the file of place names, or widen the bounds. Cut land and names for the scenes: npm run basemap -- ${folder}`;
  return [[problem, remedy]];
}

/** True if a scene's bounds contain a named place or point, a label or an annotation. */
function isNamed({ annotations = [], bounds, layers: shown }: SceneSpec, ground: Ground): boolean {
  const { places, layers, labels = [], ofLayers = {} } = ground;
  const isIn = (label: LabelSpec) => 'at' in label && boundsContain(bounds, label.at);
  if (annotations[0] || labels.some((label) => shown[label.layer] && isIn(label))) return true;
  const named = layers.filter((layer) => shown[layer.id] && buildKindOf(layer.kind).named?.(layer));
  const files = [places, ...named.map(({ id }) => ofLayers[id])];
  return files.some((file) => positionsWithin(bounds, file) > 0);
}

/** Counts positions within bounds; compares latitudes first, since that is fast and excludes most of the world. */
const positionsWithin = (bounds: Bounds, collection: CollectionSummary | undefined): number =>
  (collection?.features ?? []).reduce((sum, { positions }) => {
    const within = positions.filter(
      (at) => at[1] >= bounds[1] && at[1] <= bounds[3] && boundsContain(bounds, at),
    );
    return sum + within.length;
  }, 0);
