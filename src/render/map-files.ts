import { basename, resolve } from 'node:path';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { keptFile } from '../fonts/cut-fonts.ts';
import { layerFile } from '../load/files/story-files.ts';
import { mapGeometry } from '../load/geometry/read-geometry.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { Collection } from '../style/kinds/kind.ts';
import { kindOf } from '../style/kinds/kinds.ts';

/**
 * The paths of the files that the map fetches, by the names of its sources: the story's own, or a copy in the
 * cache where the build translates, joins or makes it, or unwraps it since it crosses the 180th meridian.
 */
export async function mapFiles(
  root: string,
  {
    geometry,
    files,
    layers,
    origins = {},
  }: Pick<LoadedStory, 'geometry' | 'files' | 'layers'> & Partial<Pick<LoadedStory, 'origins'>>,
  cache: string,
): Promise<Readonly<Record<string, string>>> {
  const made = layers
    .filter((layer) => kindOf(layer).fromScenes)
    .map(({ id }) => layerFile(files, id));
  const paths = Object.entries(mapGeometry({ geometry, files })).map(async ([file, text]) => {
    const isTranslated = files.translation !== undefined && file !== files.ground.overview;
    const isMade = made.includes(file) || !Object.hasOwn(geometry, file);
    const isOther = isTranslated || isMade || Object.hasOwn(origins, file);
    const whole = unwrapped(text) ?? (isOther ? text : undefined);
    const path =
      whole === undefined
        ? resolve(root, file)
        : (await keptFile(cache, basename(file), [whole], () => whole)).path;
    return [basename(file, '.geojson'), path];
  });
  return Object.fromEntries(await Promise.all(paths));
}

/** A file with what crosses the 180th meridian unwrapped; nothing where none of it does. */
function unwrapped(text: string): string | undefined {
  const file: Collection = JSON.parse(text);
  const whole = unwrapFeatures(file);
  const crosses = whole.features.some((feature, i) => feature !== file.features[i]);
  return crosses ? JSON.stringify(whole) : undefined;
}
