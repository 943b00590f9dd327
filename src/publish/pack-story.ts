import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import type { StoryFolder } from '../files/open-folder.ts';
import { AuthorError, StoryError } from '../files/story-error.ts';
import { filesIn } from '../files/story-files.ts';
import { zipOf } from '../files/zip.ts';
import { inspectFrontMatter } from '../read/text/front-matter.ts';
import { inspectWords } from '../read/words/read-words.ts';
import { fullTitle } from '../render/head.ts';
import { readManifest } from './manifest.ts';

export interface BuiltStory {
  /** The story's folder; files made from the build go into its project's root. */
  readonly files: StoryFolder;
  /** The path of the story's build from the project's root. */
  readonly dist: string;
}

/** Packs a built story, without compressed twins, into `FOLDER.zip` in the root, and writes the hash beside it. */
export async function packStory(built: BuiltStory) {
  const folder = built.files.at(built.dist);
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
  built.files.write(files.set(`${file}.sha256`, `${sha256}  ${file}\n`));
  return { file, bytes: zip.byteLength, sha256 };
}

/** Checks which story is built. @throws AuthorError if it is none or another one. */
export function assertBuilt({ files, dist }: BuiltStory): void {
  const built = readManifest(files.at(dist), dist).title;
  const { meta, problems } = inspectFrontMatter(files.text(files.story), files.story);
  if (!meta) throw new StoryError(problems);
  const title = fullTitle(meta, inspectWords(files, meta.lang).words);
  const problem = `is "${built}", and ${files.story} is "${title}". Build that story first.`;
  if (built !== title) throw new AuthorError(`${dist}/index.html: ${problem}`);
}

/** Lists the tags of a build's editions; the original's is undefined. */
export const builtEditions = (folder: string): readonly (string | undefined)[] => [
  undefined,
  ...readManifest(folder).translations,
];

export const nameOf = ({ files }: BuiltStory): string => basename(files.at(files.folder));

function readMeOf({ files, dist }: BuiltStory): string {
  const said = builtEditions(files.at(dist)).map((tag = '') => {
    const { title, lang } = readManifest(files.at(join(dist, tag)));
    const { packed } = inspectWords(files, lang).words;
    return `${packed.open({ title, file: posix.join(tag, 'index.html') })}\n\n${packed.live}\n`;
  });
  return said.join('\n');
}
