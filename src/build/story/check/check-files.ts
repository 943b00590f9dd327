import { parse } from 'node:path';
import { sizeWarning } from '../files/file-size.ts';
import type { Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { unlistedFiles } from '../geometry/listed-geometry.ts';
import type { GeometryFiles } from '../geometry/read-geojson.ts';
import type { Picture } from '../text/find-pictures.ts';
import { nearestName } from '../yaml/did-you-mean.ts';
import { checkPictures } from './text/check-pictures.ts';

/** What of a story stands in files of its own. */
interface FilesToCheck {
  readonly files: StoryFiles;
  readonly pictures: readonly Picture[];
  /** The story's layers, if they are known. */
  readonly layers: readonly { readonly id: string }[] | undefined;
  readonly geometry: GeometryFiles;
}

/**
 * Finds missing pictures, and warns of files that nothing draws and of those that are too large for
 * readers.
 */
export async function checkFiles(
  root: string,
  { files, pictures, layers, geometry }: FilesToCheck,
): Promise<Problem[]> {
  const without = (layers ?? [])
    .map(({ id }) => id)
    .filter((id) => !Object.hasOwn(geometry, layerFile(files, id)));
  const unlisted = layers ? await unlistedFiles(root, layers, files) : [];
  return [
    ...(await checkPictures(root, pictures, files)),
    ...unlisted.map((file) => strayWarning(file, files.layers, without)),
    ...Object.entries(geometry).flatMap(([file, text]) => {
      const what = Object.values(files.ground).includes(file) ? 'basemap' : 'layer';
      return sizeWarning(file, Buffer.byteLength(text), what) ?? [];
    }),
  ];
}

/** @param without The ids of the layers that have no file. */
function strayWarning(file: string, layers: string, without: readonly string[]): Problem {
  const { name, ext } = parse(file);
  const meant = without.length === 1 ? without[0] : nearestName(name.toLowerCase(), without);
  const added = ext === '.geojson' ? `Add a layer "${name}" to ${layers}, or take` : 'Take';
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
