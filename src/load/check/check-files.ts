import { basename, parse } from 'node:path';
import { readOwn } from '../files/own-file.ts';
import { namesIn } from '../files/own-path.ts';
import { sizeWarning } from '../files/size-limits.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { dataNames } from '../geometry/draw-files.ts';
import { otherFormat } from '../geometry/other-format.ts';
import { listedFiles } from '../geometry/read-geometry.ts';
import { nearestName } from '../yaml/did-you-mean.ts';
import { checkIcon } from './check-icon.ts';
import type { StoryToCheck } from './check-story.ts';

/**
 * Finds an icon that is missing or broken, and warns of files that nothing draws and of those that are too
 * large for readers.
 */
export async function checkFiles(
  root: string,
  { files, ids: { layers }, map, geometry, origins = {} }: StoryToCheck,
): Promise<Problem[]> {
  const without = (layers ?? []).filter((id) => !Object.hasOwn(geometry, layerFile(files, id)));
  const named = [...(layers ?? []), ...dataNames(map.layers)];
  const listed = listedFiles(named, files);
  const unlisted = (layers ? namesIn(root, files.geometry) : [])
    .map((name) => `${files.geometry}/${name}`)
    .filter((file) => !basename(file).startsWith('.') && !listed.includes(file));
  return [
    ...(await checkIcon(root, files)),
    ...unlisted.map((file) => strayWarning(root, file, files, without)),
    ...Object.entries(geometry).flatMap(([file, written]) => {
      const what = Object.values(files.ground).includes(file) ? 'basemap' : 'layer';
      return sizeWarning(origins[file]?.file ?? file, Buffer.byteLength(written), what) ?? [];
    }),
  ];
}

/** @param without The ids of the layers that have no file. */
function strayWarning(
  root: string,
  file: string,
  files: StoryFiles,
  without: readonly string[],
): Problem {
  const { name, ext } = parse(file);
  const meant = without.length === 1 ? without[0] : nearestName(name.toLowerCase(), without);
  const head = () => attempt(() => readOwn(root, files.folder, file)).value;
  const other =
    meant !== undefined && ext !== '.shx'
      ? otherFormat(head(), file, layerFile(files, meant))
      : undefined;
  if (other) return { ...other, severity: 'warning' };
  const added = ext === '.geojson' ? `Add a layer "${name}" to ${files.layers}, or take` : 'Take';
  const listed =
    meant && /json$/i.test(ext)
      ? `If it has the shapes of the layer "${meant}", rename it to ${meant}.geojson. Else take`
      : added;
  return {
    file,
    problem: 'no layer of the story is drawn from it, and it is not published.',
    remedy: `${listed} the file out of the folder.`,
    severity: 'warning',
  };
}
