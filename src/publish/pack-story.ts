import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { namesIn, readStoryFile } from '../files/own-file.ts';
import { AuthorError, StoryError } from '../files/story-error.ts';
import { filesIn, isTag, storyFilesIn } from '../files/story-files.ts';
import { writeWhole } from '../files/write-whole.ts';
import { zipOf } from '../files/zip.ts';
import { inspectFrontMatter } from '../read/text/front-matter.ts';
import { inspectWords } from '../read/words/read-words.ts';
import { fullTitle } from '../render/head.ts';

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
    'README.txt': await readMeOf(built),
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
  const page = `${dist}/index.html`;
  if (!existsSync(resolve(root, page)))
    throw new AuthorError(`${page} is missing. Build the story first with "npm run build".`);
  const { document } = parseHTML(readFileSync(resolve(root, page), 'utf8'));
  const files = storyFilesIn(root, story);
  const text = readStoryFile(root, files.folder, files.story);
  const { meta, problems } = inspectFrontMatter(text, files.story);
  if (!meta) throw new StoryError(problems);
  const title = fullTitle(meta, inspectWords(root, files.folder, meta.lang).words);
  const shown = document.querySelector('meta[property="og:title"]')?.getAttribute('content');
  if (shown !== title)
    throw new AuthorError(
      `${page}: is "${shown ?? document.title}", and ${files.story} is "${title}". Build that story first.`,
    );
}

/** The tags of a built folder's translations, and nothing for the original. */
export function builtEditions(folder: string): readonly (string | undefined)[] {
  const tags = namesIn(folder, '.').filter(isTag);
  return [undefined, ...tags].filter((tag) => existsSync(join(folder, tag ?? '', 'index.html')));
}

/** The name of the files made from a story. */
export const nameOf = ({ root, story }: BuiltStory): string =>
  basename(resolve(root, storyFilesIn(root, story).folder));

/** How to read what a ZIP holds, in the language of each page. */
async function readMeOf({ root, story, dist }: BuiltStory): Promise<string> {
  const { folder } = storyFilesIn(root, story);
  const said = builtEditions(resolve(root, dist)).map(async (tag) => {
    const file = `${tag ? `${tag}/` : ''}index.html`;
    const { document } = parseHTML(await readFile(resolve(root, dist, file), 'utf8'));
    const { packed } = inspectWords(root, folder, document.documentElement.lang || 'en').words;
    return `${packed.open({ title: document.title, file })}\n\n${packed.live}\n`;
  });
  return (await Promise.all(said)).join('\n');
}
