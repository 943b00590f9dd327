import { stat } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { sizeWarning } from '../../files/file-size.ts';
import { filesIn } from '../../files/files-in.ts';
import type { Problem } from '../../files/story-error.ts';
import type { StoryFiles } from '../../files/story-files.ts';
import type { Picture } from '../../text/find-pictures.ts';
import { didYouMean } from '../../yaml/did-you-mean.ts';

const elsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Finds pictures of the text that are not among the story's published files, lead out of the page, or
 * have no words for those who do not see them; and warns of those that are large.
 */
export async function checkPictures(
  root: string,
  pictures: readonly Picture[],
  files: Pick<StoryFiles, 'story' | 'folder' | 'published'>,
): Promise<Problem[]> {
  const found = pictures.map((picture) => checkPicture(root, picture, files));
  return (await Promise.all(found)).flat();
}

async function checkPicture(
  root: string,
  { url, alt, line, column }: Picture,
  files: Pick<StoryFiles, 'story' | 'folder' | 'published'>,
): Promise<Problem[]> {
  const at = { file: files.story, line, column, value: url };
  const wordless: Problem[] =
    alt === ''
      ? [
          {
            ...at,
            problem: `the picture "${url}" has no words for those who do not see it.`,
            remedy: `Write what it shows: ![What it shows](${url}).`,
          },
        ]
      : [];
  if (elsewhere.test(url)) {
    const problem = `the picture "${url}" is on another site, and the page fetches nothing from elsewhere.`;
    const remedy = `Put the file into ${files.published} and name it.`;
    return [...wordless, { ...at, problem, remedy }];
  }
  const name = decoded(url)
    .replace(/[?#].*$/, '')
    .replace(/^\.?\//, '');
  const path = posix.join(files.published, name);
  const size = await stat(resolve(root, path)).then(
    (file) => (file.isFile() ? file.size : undefined),
    () => undefined,
  );
  if (size === 0) {
    const remedy = `Save the picture to ${path} again.`;
    return [...wordless, { ...at, problem: `the picture "${url}" is empty.`, remedy }];
  }
  if (size !== undefined) return [wordless, sizeWarning(path, size, 'picture') ?? []].flat();
  const problem = `the picture "${url}" is not among the story's files.`;
  return [...wordless, { ...at, problem, remedy: await remedyFor(root, name, files) }];
}

/** A URL without its escapes; as it is where they are malformed. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Where the picture was found in place of its folder, or what it may be called there. */
async function remedyFor(
  root: string,
  name: string,
  { folder, published }: Pick<StoryFiles, 'folder' | 'published'>,
): Promise<string> {
  const own = await filesIn(resolve(root, folder)).catch(() => []);
  const misplaced = own.find((file) => basename(file) === basename(name));
  if (misplaced) return `Move ${join(folder, misplaced)} to ${join(published, name)}.`;
  const pictures = (await filesIn(resolve(root, published)).catch(() => [])).filter((file) =>
    /\.(jpe?g|png|webp|avif|gif|svg)$/i.test(file),
  );
  return didYouMean(name, pictures) ?? `Put the file at ${join(published, name)}.`;
}
