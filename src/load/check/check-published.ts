import { basename } from 'node:path';
import { readOwn } from '../files/own-file.ts';
import { attempt, type Problem } from '../files/story-error.ts';
import { type StoryFiles, translationsIn } from '../files/story-files.ts';
import { faultOf, placeFault, scriptFault, seePicture } from '../pictures/see-file.ts';
import type { LayerEntry } from '../schema/layers.ts';

/** What a build writes beside the files that are published as they are. */
const built =
  /^((assets|hosting|s)(\/|$)|(index|licences)\.html$|(apple-touch-icon|icon-\d+|icon-maskable-\d+|og)\.png$|manifest\.json$|(robots|story)\.txt$|sitemap\.xml$|layers\.zip$|(embed|service-worker)\.js$|_headers$)/i;

const drawing = /\.svg$/i;
/** Files that a camera may have written, and none of a tile. */
const taken = /^(?!.*\/\d+\/\d+\.\w+$).*\.(jpe?g|png|webp|avif|hei[cf]|tiff?|mp4|m4v|mov)$/i;

/**
 * Finds among the files that are published as they are those that a page of the build would lose or replace,
 * and those that hold more than what is seen.
 *
 * @param published Their paths in the folder of published files.
 * @param layers Those whose pictures are among them.
 */
export async function checkPublished(
  root: string,
  files: StoryFiles,
  published: readonly string[],
  layers: readonly LayerEntry[] = [],
): Promise<Problem[]> {
  const tags = translationsIn(root, files.folder);
  const problems = published.map(async (path): Promise<readonly Problem[]> => {
    const file = `${files.published}/${path}`;
    if (built.test(path) || tags.some((tag) => `${path}/`.startsWith(`${tag}/`))) {
      const problem = 'the build writes a page or a file of its own there.';
      return [{ file, problem, remedy: 'Name it otherwise, or take it out.' }];
    }
    if (!drawing.test(path) && !taken.test(path)) return [];
    const isDrawn = layers.some(({ picture }) => picture === path);
    const unfit =
      isDrawn &&
      (await seePicture([root, files.folder, file], path).then(() => undefined, faultOf));
    if (unfit) return [{ file, ...unfit }];
    const { value, problems } = attempt(() => readOwn(root, files.folder, file));
    const fault =
      value && (drawing.test(path) ? scriptFault(value) : placeFault(value, basename(path)));
    return fault ? [{ file, ...fault }] : problems;
  });
  return (await Promise.all(problems)).flat();
}
