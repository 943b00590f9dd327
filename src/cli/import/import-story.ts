import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { safeFolder } from '../../files/safe-folder.ts';
import { AuthorError, countOf, orNothing, StoryError } from '../../files/story-error.ts';
import { faultOf, inspectPicture } from '../../read/pictures/see-file.ts';
import { allOrNone, labelOf } from '../data/own-layers.ts';
import { writeNewStory } from '../new/begin-story.ts';
import { fetchPictures } from './fetch-pictures.ts';
import { changed, type Imported } from './imported.ts';
import { readLeaflet } from './leaflet.ts';
import { readMapbox } from './mapbox.ts';
import { plainOf } from './markdown-of.ts';
import { collectPictures, type Pictures, type Reader } from './pictures.ts';
import { reportOf } from './report.ts';
import { openSource, type SourceFiles } from './source-files.ts';
import { storyOfImported } from './story-of-imported.ts';
import { readStoryMapJs } from './storymapjs.ts';

const readers: readonly (readonly [name: RegExp, read: Reader])[] = [
  [/(^|\/)published\.json$/i, readStoryMapJs],
  [/chapters[^/]*\.[ct]sv$/i, readLeaflet],
  [/\.([cm]?[jt]sx?|json|html?)$/i, readMapbox],
  [/\.(js|json|html?)$/i, readStoryMapJs],
];

/**
 * Makes a new story in `folder` from one in another format (a file, folder or ZIP at `path`), with a report in
 * `IMPORT.md`. Returns the next steps. @throws AuthorError if it cannot be imported; nothing is then written
 */
export const importStory = (
  root: string,
  path: string,
  folder: string,
  options: { readonly fetch?: boolean; readonly say?: (words: string) => void } = {},
): Promise<string> =>
  allOrNone(async () => {
    const { fetch = false, say = console.log } = options;
    const source = openSource(root, path);
    const fetched = fetch
      ? await fetchPictures([...readStory(source, path)[1].far], say)
      : undefined;
    const unfit = await unfitAmong(readStory(source, path, fetched)[1].own);
    const [story, pictures] = readStory(source, path, fetched, unfit);
    const name = titleIn(source.files) || labelOf(parse(path).name);
    const made = storyOfImported(story, name || 'A story');
    const report = reportOf(story, made, { path, folder, far: [...pictures.far] });
    const title = story.title || name;
    const contents = { ...made.files, ...Object.fromEntries(pictures.own), 'IMPORT.md': report };
    const what = `of ${countOf(story.chapters.length, 'chapter')}, and IMPORT.md, which says what came over of each`;
    return writeNewStory(root, folder, title, contents, what);
  });

/** Finds a title that is not a template's own: the page's, or the first heading of the README. */
function titleIn({ names, text }: SourceFiles): string {
  const textOfFirst = (pattern: RegExp): string =>
    orNothing(() => text(names.find((name) => pattern.test(name)) ?? '')) ?? '';
  const found = [
    /<title[^>]*>([^<]{1,200})<\/title>/i.exec(textOfFirst(/(^|\/)index\.html?$/i))?.[1],
    /^# +(.{1,200})$/m.exec(textOfFirst(/(^|\/)readme\.md$/i))?.[1],
  ].map((each) => plainOf(each));
  return found.find((each) => each && !ofTemplates.test(each)) ?? '';
}

const ofTemplates =
  /mapbox|maplibre|leaflet|storymapjs|story ?telling|story ?map\b|template|boilerplate|^(react app|document|untitled|index|home|readme|vite\b.*)$/i;

function readStory(
  { files, only }: ReturnType<typeof openSource>,
  path: string,
  ...found: [fetched?: ReadonlyMap<string, Uint8Array>, unfit?: ReadonlyMap<string, string>]
): readonly [Imported, Pictures] {
  const isUsual = (name: string): boolean => /(^|\/)(config|published|chapters)\b/i.test(name);
  const usual = files.names.filter(isUsual);
  const names = only === undefined ? [...new Set([...usual, ...files.names])] : [only];
  let fault: unknown;
  for (const file of names)
    for (const [, read] of readers.filter(([pattern]) => pattern.test(file)))
      try {
        const pictures = collectPictures(files, ...found);
        const story = read(files, file, pictures);
        const encodings = [...files.encodings].map((line) => changed(line.replace(/\.$/, '')));
        if (story) return [{ ...story, remarks: [...story.remarks, ...encodings] }, pictures];
      } catch (error) {
        if (!(error instanceof AuthorError)) throw error;
        // The story may be in another file.
        fault ??= error;
      }
  if (fault instanceof StoryError) throw fault;
  throw new AuthorError(
    fault
      ? `${path} nests too deeply, or makes texts that are too long. Take out what is not the story. Nothing was written.`
      : `${path} holds no story of a format that is known. Name the config.js of Mapbox’s template, the published.json of StoryMapJS, which is beside the index.html that a page frames, the Chapters.csv of the Leaflet template, as which its spreadsheet is saved, or the folder or ZIP with one.`,
  );
}

async function unfitAmong(pictures: ReadonlyMap<string, Uint8Array>) {
  const aside = safeFolder(mkdtempSync(join(tmpdir(), 'import-')));
  try {
    aside.write(pictures);
    const faults = await Promise.all(
      [...pictures.keys()].map(async (name) => {
        const fault = await inspectPicture(aside, name, name).then(() => undefined, faultOf);
        return fault ? [[name, `${fault.problem} ${fault.remedy}`] as const] : [];
      }),
    );
    return new Map(faults.flat());
  } finally {
    rmSync(aside.root, { recursive: true });
  }
}
