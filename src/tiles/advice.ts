import { type Bounds, boundsContain } from '../core/camera/bounds.ts';
import { screens } from '../core/camera/screens.ts';
import type { SceneSpecs } from '../core/story/scene-spec.ts';
import type { ReliefPyramid } from '../core/story/story-data.ts';
import { coversBox, streetZooms } from '../core/story/tiles.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { attempt } from '../files/story-error.ts';
import {
  cutFromWeb,
  readLayerPictures,
  readRelief,
  readStreets,
} from '../read/geometry/read-tiles.ts';
import { inspectMapData } from '../read/schema/map-data.ts';
import { frameOf } from './screens.ts';

/** Lists what the ground of a story's scenes lacks, with the commands that cut it, one per line. */
export function groundAdvice(files: StoryFolder, scenes: SceneSpecs): string[] {
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
    // Beyond zoom 5 the world's relief fades out.
    return zoom > 5 && !Object.values(hills).some(isIn);
  });
  // A build of two days ago is there, and stays for some days.
  const built = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const day = built.replaceAll('-', '');
  const isShaded = settings?.relief !== false;
  return [
    ...(bare ? [`for streets in ${bare}: ${cutFromWeb(files.folder, 'streets', day)}`] : []),
    ...(flat && isShaded ? [`for hills in ${flat}: ${cutFromWeb(files.folder, 'relief')}`] : []),
    ...readLayerPictures(files, layers)
      .problems.filter(({ value }) => `${value}`.endsWith('.pmtiles'))
      .map(({ place, problem, remedy }) => `${place}: ${problem} ${remedy}`),
  ];
}
