import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readGeometry } from '../read-geometry.ts';
import { storyFiles } from '../story-files.ts';
import type { FontTexts } from './make-fonts.ts';

const folder = 'src/story';

/**
 * Reads all that the page and the map's labels may say.
 *
 * @param root The project's root.
 */
export async function fontTexts(root: string): Promise<FontTexts> {
  const entries = await readdir(resolve(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const story = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const geometry = await readGeometry(root, [storyFiles.geometry]);
  const map = Object.values(geometry).flatMap((text) => featureTexts(JSON.parse(text)));
  return { page: story.join('\n'), map: map.join('\n') };
}

/** The words in the properties of a collection's features. */
function featureTexts(collection: { readonly features?: readonly unknown[] }): string[] {
  return (collection.features ?? []).flatMap((feature) =>
    Object.values((feature as { properties?: object | null }).properties ?? {}).filter(
      (value): value is string => typeof value === 'string',
    ),
  );
}
