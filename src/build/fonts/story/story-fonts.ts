import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoryError } from '../../story/files/story-error.ts';
import { type StoryFiles, storyFilesIn } from '../../story/files/story-files.ts';
import { readGeojson } from '../../story/geometry/read-geometry.ts';
import { fontTexts, storyTexts } from '../font-texts.ts';
import { mapFaceNames } from '../typefaces.ts';
import { unicodeRange } from '../unicode-range.ts';
import { urlImports } from '../url-imports.ts';
import { usedCharacters } from '../used-characters.ts';
import { heldByFonts } from './held-by-fonts.ts';
import { type MissingFonts, makeMissingFonts } from './missing-fonts.ts';
import { tellWithoutFont } from './without-font.ts';

const engineFonts = fileURLToPath(new URL('../../../fonts/', import.meta.url));

/** The fonts that a story adds to the engine's own. */
export interface StoryFonts {
  /** The stylesheet that declares them to the page; none where nothing is added. */
  readonly css?: string;
  /** The code of a module whose `added` declares them to the map. */
  readonly module: string;
  /** What to tell the author of characters that no font has. */
  readonly told: readonly string[];
}

const nothing: StoryFonts = { module: 'export const added = {};', told: [] };

/**
 * Makes fonts for what a story says beyond what the engine's own fonts hold, and keeps them until
 * the story has another character. A story that cannot be read adds none: that is told elsewhere.
 *
 * @param root The project's root.
 * @param cache The folder that the files are written to.
 * @param story The story's folder; by default the one that `STORY` names.
 */
export function storyFonts(root: string, cache: string, story?: string): () => Promise<StoryFonts> {
  let last: { readonly key: string; readonly fonts: Promise<StoryFonts> } | undefined;
  return async () => {
    const files = storyFilesIn(root, story);
    const texts = await fontTexts(root, files).catch(ofBrokenStory);
    if (!texts) return nothing;
    const key = `${[...usedCharacters(texts.page)].sort()} ${[...usedCharacters(texts.map)].sort()}`;
    if (last?.key !== key) {
      const fonts = heldByFonts(engineFonts).then(async (held) => {
        const made = await makeMissingFonts(texts, held);
        return { ...(await write(made, cache)), told: await tell(root, files, made.without) };
      });
      last = { key, fonts };
    }
    return last.fonts;
  };
}

function ofBrokenStory(error: unknown): undefined {
  if (error instanceof StoryError || error instanceof SyntaxError) return undefined;
  throw error;
}

async function tell(
  root: string,
  files: StoryFiles,
  without: readonly string[],
): Promise<readonly string[]> {
  if (without.length === 0) return [];
  const texts = {
    ...(await storyTexts(root, files)),
    ...(await readGeojson(root, [files.geometry, files.places])),
  };
  return tellWithoutFont(without, texts);
}

/** Writes the fonts to a folder that is named by what they hold. */
async function write(
  { files, css, mapFaces }: MissingFonts,
  cache: string,
): Promise<Pick<StoryFonts, 'css' | 'module'>> {
  if (files.length === 0) return nothing;
  const hash = createHash('sha256').update(css);
  for (const { bytes } of files) hash.update(bytes);
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true });
  const stylesheet = join(folder, 'story-fonts.css');
  await Promise.all([
    writeFile(stylesheet, css),
    ...files.map(({ name, bytes }) => writeFile(join(folder, name), bytes)),
  ]);
  return { css: stylesheet, module: mapModule(mapFaces, folder) };
}

function mapModule(faces: MissingFonts['mapFaces'], folder: string): string {
  const files = [...new Set(mapFaceNames.flatMap((name) => faces[name]))];
  const imports = urlImports(files.map(({ name }) => join(folder, name)));
  const entries = mapFaceNames.map((name) => {
    const declared = faces[name].map((file) => {
      const range = JSON.stringify(unicodeRange(file.codePoints));
      return `{ url: url${files.indexOf(file)}, 'unicode-range': ${range} }`;
    });
    return `${JSON.stringify(name)}: [${declared.join(', ')}]`;
  });
  return `${imports}export const added = { ${entries.join(', ')} };`;
}
