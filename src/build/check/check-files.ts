import { basename } from 'node:path';
import { unlistedFiles } from '../parse/geometry/listed-geometry.ts';
import type { GeometryFiles } from '../parse/geometry/read-geojson.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import type { Picture } from '../parse/text/find-pictures.ts';
import { sizeWarning } from './size-warning.ts';
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
 * Finds pictures that are not there, and warns of files that nothing draws and of those that weigh more
 * than is well for readers.
 */
export async function checkFiles(
  root: string,
  { files, pictures, layers, geometry }: FilesToCheck,
): Promise<Problem[]> {
  const unlisted = layers ? await unlistedFiles(root, layers, files) : [];
  return [
    ...(await checkPictures(root, pictures, files)),
    ...unlisted.map((file) => strayWarning(file, files.layers)),
    ...Object.entries(geometry).flatMap(([file, text]) =>
      sizeWarning(
        file,
        Buffer.byteLength(text),
        Object.values(files.ground).includes(file) ? 'basemap' : 'layer',
      ),
    ),
  ];
}

function strayWarning(file: string, layers: string): Problem {
  const isLayer = file.endsWith('.geojson');
  const listed = isLayer
    ? `Add a layer "${basename(file, '.geojson')}" to ${layers}, or take`
    : 'Take';
  return {
    file,
    problem: 'no layer of the story is drawn from it, and it is not published.',
    remedy: `${listed} the file out of the folder.`,
    severity: 'warning',
  };
}
