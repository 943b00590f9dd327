import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { FeatureCollection, Geometry, MultiPolygon } from 'geojson';
import { type Bounds, boundsAround, boundsContain, unwrapped } from '../core/camera/bounds.ts';
import { screens } from '../core/camera/screens.ts';
import { linesOf } from '../core/geometry/coordinates.ts';
import { unwrapGeometry } from '../core/geometry/unwrap-geometry.ts';
import type { SceneSpec, SceneSpecs } from '../core/story/scene-spec.ts';
import type { ReliefPyramid } from '../core/story/story-data.ts';
import { worldAround } from '../core/story/story-data.ts';
import { coversBox, streetZooms } from '../core/story/tiles.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { AuthorError, attempt, orNothing, StoryError } from '../files/story-error.ts';
import { groundParts, type StoryFiles } from '../files/story-files.ts';
import { inspectFolder } from '../files/story-folder.ts';
import { inspectGeojson } from '../read/geometry/read-geometry.ts';
import {
  basemapCommand,
  readLayerPictures,
  readRelief,
  readStreets,
} from '../read/geometry/read-tiles.ts';
import { inspectMapData } from '../read/schema/map-data.ts';
import { scenesSchema } from '../read/schema/scenes.ts';
import { settingsSchema } from '../read/schema/settings.ts';
import { languagesOf } from '../read/text/front-matter.ts';
import { readYaml } from '../read/yaml/read-yaml.ts';
import { type BasemapPart, cutBasemap } from './cut-basemap.ts';
import { detailFor, viewsOf } from './detail.ts';
import { cutFile, isAsCut, partMetadata } from './files.ts';
import { type Packages, readPackages, worldSources } from './packages.ts';
import { cutPicture } from './pictures/cut-picture.ts';
import { cutRelief } from './relief/cut-relief.ts';
import { frameOf } from './screens.ts';
import { cutStreets } from './streets/cut-streets.ts';
import { withinTurn } from './window.ts';

interface BasemapOrder {
  readonly files: StoryFolder;
  /** The area to cut; by default, the box around the scenes. */
  readonly window?: Bounds;
  /** The paths or URLs of PMTiles archives: of heights, of streets, and of an image layer's picture. */
  readonly relief?: string;
  readonly streets?: string;
  readonly picture?: string;
  readonly say: (words: string) => void;
  readonly packages?: Packages;
}

const parts: readonly BasemapPart[] = [...groundParts, 'places'];

const { countries10m: countries, waters50m: waters, cities } = worldSources;

const cutFrom = {
  countries,
  scale: 'for maps at 1:10 million: within a kilometre or two in the scenes, coarser elsewhere',
  finest: 'finest where the story’s scenes are',
};

const works = [countries, waters, cities];
const terms = new Set(works.map(({ credit, licence }) => `${credit} (${licence})`));
const credits = [...new Set(works.map(({ credit }) => credit))];

/** Cuts a story's basemap into its folder, except for files that an author wrote or changed. */
export async function makeBasemap(order: BasemapOrder): Promise<void> {
  const { files, say } = order;
  const { refused } = inspectFolder(files);
  if (refused.length > 0) throw new StoryError(refused);
  const scenes = readScenes(files, order.window);
  const boxes = Object.values(scenes).map(({ bounds }) => withinTurn(bounds));
  const window = order.window ?? withinTurn(boundsAround(boxes));
  const tiles = { files, scenes, say };
  const settings = files.text(files.settings, { absent: '{}' });
  if (order.streets !== undefined) await cutStreets({ ...tiles, archive: order.streets });
  if (order.picture !== undefined) await cutPicture({ ...tiles, archive: order.picture });
  const [kept, free] = [parts.filter(isOwn), parts.filter((part) => !isOwn(part))];
  if (kept.length > 0) {
    const paths = kept.map((part) => pathOf(files, part)).join(', ');
    say(`kept, since they were written or changed by hand (delete one to have it cut): ${paths}`);
  }
  if (free.length === 0 && !order.relief) return advise();
  say(`cutting a basemap of ${window.map((degrees) => Number(degrees.toFixed(2))).join(',')}`);
  const whole: SceneSpecs = { all: { bounds: window, layers: {} } };
  const framed = boxes.length > 0 ? scenes : whole;
  const seen = { views: Object.values(framed).flatMap(viewsOf), ...worldAround(whole) };
  const texts = new Map<string, string>();
  const drawn = drawnLines(files, riverFiles(files));
  const features = await cutBasemap(
    order.packages ?? readPackages(countries, say),
    {
      window,
      scenes: boxes,
      wanted: new Set(Object.values(scenes).flatMap(({ names = [] }) => names)),
      lines: drawnLines(files),
      languages: languagesOf(files),
    },
    { detail: (coarser) => detailFor(seen, coarser), say, states: true, drawn },
  );
  for (const part of free.filter((part) => features[part].length > 0)) {
    const text = cutFile(partMetadata(part, cutFrom), features[part], window);
    texts.set(pathOf(files, part), text);
  }
  if (order.relief !== undefined) await cutHills(order.relief);
  files.write(texts);
  // Remove files that were cut for other scenes, such as the starter's.
  for (const path of free.map((part) => pathOf(files, part))) {
    if (texts.has(path) || !existsSync(files.at(path))) continue;
    rmSync(files.at(path));
    say(`removed ${path}, of which these scenes show nothing`);
  }
  for (const [path, text] of texts)
    say(`wrote ${path}, ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);
  say(`credited on the page, with the terms: ${[...terms].join('; ')}`);
  if (!credits.every((credit) => settings.includes(credit)))
    say(`for the line under the map, write into settings.yaml: credits: "${credits.join(' · ')}"`);
  advise();

  function advise(): void {
    for (const words of groundAdvice(files, scenes)) say(words);
  }

  function cutHills(archive: string): Promise<void> {
    const path = pathOf(files, 'land');
    const text = texts.get(path) ?? files.text(path, { absent: '{ "features": [] }' });
    const [land] = (JSON.parse(text) as FeatureCollection<MultiPolygon>).features;
    if (!land) throw new AuthorError('The scenes show no land, and so no hills.');
    const { contours, units = 'km' } = readYaml(settings, files.settings, settingsSchema);
    const lines = contours ? units : undefined;
    return cutRelief({ ...tiles, scenes: framed, archive, contours: lines }, land.geometry);
  }

  function isOwn(part: BasemapPart): boolean {
    const path = files.at(pathOf(files, part));
    return existsSync(path) && !isAsCut(readFileSync(path, 'utf8'));
  }
}

const pathOf = ({ geo, geometry }: StoryFiles, part: BasemapPart): string =>
  part === 'places' ? `${geometry}/places.geojson` : `${geo}/basemap/${part}.geojson`;

/** Returns the scenes with their middle in the window, or all without one. @throws AuthorError if unreadable. */
function readScenes(files: StoryFolder, window?: Bounds): SceneSpecs {
  if (!existsSync(files.at(files.folder)))
    throw new AuthorError(`There is no folder ${files.folder}: give the folder of a story.`);
  if (window && !existsSync(files.at(files.scenes))) return {};
  const text = files.text(files.scenes);
  const { scenes } = readYaml(text, files.scenes, scenesSchema);
  const isInWindow = ({ bounds }: SceneSpec): boolean => {
    const [west, south, east, north] = unwrapped(bounds);
    return !window || boundsContain(window, [(west + east) / 2, (south + north) / 2]);
  };
  return Object.fromEntries(Object.entries(scenes).filter(([, scene]) => isInWindow(scene)));
}

const riverFiles = (files: StoryFolder): string[] =>
  (inspectMapData(files).value?.layers ?? [])
    .filter((layer) => layer.kind === 'line' && layer.water)
    .map(({ id, file = id }) => `${files.geometry}/${file}.geojson`);

/** Lists the lines in the files of a story's layers, or in `some`; skips unreadable ones, which the check reports. */
const drawnLines = (files: StoryFolder, some?: readonly string[]) =>
  Object.entries(inspectGeojson(files, [files.geometry]).files)
    .flatMap(([file, text]): Geometry[] => {
      if (some && !some.includes(file)) return [];
      const read = (): FeatureCollection => JSON.parse(text);
      return orNothing(() => read().features.map(({ geometry }) => geometry)) ?? [];
    })
    .flatMap((shape) =>
      shape.type === 'LineString' || shape.type === 'MultiLineString'
        ? linesOf(unwrapGeometry<typeof shape>(shape).coordinates)
        : [],
    );

/** Lists, one per line, what the ground of a story's scenes lacks, with the command that cuts it. */
function groundAdvice(files: StoryFolder, scenes: SceneSpecs): string[] {
  const { streets } = attempt(() => readStreets(files)).value ?? {};
  const { 'relief-world': _, ...hills } = attempt(() => readRelief(files)).value ?? {};
  const { layers = [], settings } = inspectMapData(files).value ?? {};
  const where = (isLacking: (bounds: Bounds, zoom: number) => boolean): string =>
    Object.entries(scenes)
      .filter(([, scene]) => {
        const zoom = Math.max(...screens.map((screen) => frameOf(scene, screen).zoom));
        return isLacking(scene.bounds, zoom);
      })
      .map(([id]) => id)
      .join(', ');
  const bare = where(
    (box, zoom) => zoom > streetZooms.from && !(streets && coversBox(streets, box, zoom)),
  );
  const flat = where((box, zoom) => {
    const [west, south, east, north] = box;
    const isIn = (hill: ReliefPyramid) =>
      hill.tiles
        ? coversBox(hill, box, zoom - 1)
        : boundsContain(hill.bounds, [west, south]) && boundsContain(hill.bounds, [east, north]);
    // The world's relief fades out beyond zoom 5.
    return zoom > 5 && !Object.values(hills).some(isIn);
  });
  // A build from two days ago is online, and stays so for some days.
  const built = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const day = built.replaceAll('-', '');
  const isShaded = settings?.relief !== false;
  return [
    ...(bare ? [`for streets in ${bare}: ${basemapCommand(files.folder, 'streets', day)}`] : []),
    ...(flat && isShaded
      ? [`for hills in ${flat}: ${basemapCommand(files.folder, 'relief')}`]
      : []),
    ...readLayerPictures(files, layers)
      .problems.filter(({ value }) => `${value}`.endsWith('.pmtiles'))
      .map(({ place, problem, remedy }) => `${place}: ${problem} ${remedy}`),
  ];
}
