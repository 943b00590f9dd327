import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { readStoryFile } from '../files/own-file.ts';
import { AuthorError, StoryError } from '../files/story-error.ts';
import { filesIn, storyFilesIn } from '../files/story-files.ts';
import { writeWhole } from '../files/write-whole.ts';
import { zipOf } from '../files/zip.ts';
import { inspectFrontMatter } from '../read/text/front-matter.ts';
import { inspectWords } from '../read/words/read-words.ts';
import { fullTitle } from '../render/head.ts';
import { readManifest } from './manifest.ts';

export interface BuiltStory {
  /** The project's root, where what is made from the build goes. */
  readonly root: string;
  /** The story's folder, from the root or in full; by default the one that `STORY` names. */
  readonly story?: string | undefined;
  /** The folder of its build, from the root. */
  readonly dist: string;
}

/** Packs a built story, without compressed twins, into `FOLDER.zip` in the root, with its hash beside it. */
export async function packStory(built: BuiltStory) {
  const { root, dist } = built;
  const folder = resolve(root, dist);
  assertBuilt(built);
  const names = await filesIn(folder);
  const all = new Set(names);
  const isTwin = (name: string) => /\.(br|gz)$/.test(name) && all.has(name.slice(0, -3));
  const published = names.filter((name) => !isTwin(name));
  const contents = published.map(async (name) => [name, await readFile(join(folder, name))]);
  const zip = zipOf({
    'README.txt': readMeOf(built),
    ...Object.fromEntries(await Promise.all(contents)),
  });
  const sha256 = hash('sha256', zip, 'hex');
  const file = `${nameOf(built)}.zip`;
  const files = new Map<string, string | Buffer>([[file, Buffer.from(zip)]]);
  writeWhole(root, '.', files.set(`${file}.sha256`, `${sha256}  ${file}\n`));
  return { file, bytes: zip.byteLength, sha256 };
}

/** @throws AuthorError where no story is built, or another one. */
export function assertBuilt({ root, story, dist }: BuiltStory): void {
  const shown = readManifest(resolve(root, dist), dist).title;
  const files = storyFilesIn(root, story);
  const text = readStoryFile(root, files.folder, files.story);
  const { meta, problems } = inspectFrontMatter(text, files.story);
  if (!meta) throw new StoryError(problems);
  const title = fullTitle(meta, inspectWords(root, files.folder, meta.lang).words);
  if (shown !== title)
    throw new AuthorError(
      `${dist}/index.html: is "${shown}", and ${files.story} is "${title}". Build that story first.`,
    );
}

/** The tags of a built folder's translations, and nothing for the original. */
export const builtEditions = (folder: string): readonly (string | undefined)[] => [
  undefined,
  ...readManifest(folder).translations,
];

/** The name of the files made from a story. */
export const nameOf = ({ root, story }: BuiltStory): string =>
  basename(resolve(root, storyFilesIn(root, story).folder));

/** How to read what a ZIP holds, in the language of each page. */
function readMeOf({ root, story, dist }: BuiltStory): string {
  const { folder } = storyFilesIn(root, story);
  const said = builtEditions(resolve(root, dist)).map((tag = '') => {
    const { title, lang } = readManifest(resolve(root, dist, tag));
    const { packed } = inspectWords(root, folder, lang).words;
    return `${packed.open({ title, file: posix.join(tag, 'index.html') })}\n\n${packed.live}\n`;
  });
  return said.join('\n');
}
