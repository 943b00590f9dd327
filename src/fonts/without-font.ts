import { textOf } from '../load/files/own-file.ts';
import type { Problem } from '../load/files/story-error.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { charactersOf } from './cut-fonts.ts';
import type { FontCharacters } from './font-characters.ts';
import { alphabetSlices, mapFaces, scriptSlices } from './typefaces.ts';

/** Letters, marks and digits of a story, and any character of its pictures, that no installed font has. */
export async function charactersWithoutFont({
  lang,
  page,
  map,
  drawn,
}: FontCharacters): Promise<readonly string[]> {
  const slices = [...alphabetSlices(mapFaces['Map Sans Regular']), ...(await scriptSlices(lang))];
  const held = await charactersOf(slices);
  const wanted = new Set([...page, ...map, ...drawn]);
  return [...wanted]
    .filter((point) => !held.has(point))
    .map((point) => String.fromCodePoint(point))
    .filter((character) =>
      /[\p{L}\p{M}\p{N}]/u.test(character)
        ? !isForm(character)
        : drawn.has(character.codePointAt(0) ?? 0) && !/[\s▲]|\ufe0f/.test(character),
    );
}

/** Whether a character is a form of an Arabic letter, whose letter is reported itself. */
const isForm = (character: string) =>
  /\p{Script=Arabic}/u.test(character) && character !== character.normalize('NFKC');

/** The Unicode scripts that have a package `@fontsource/noto-sans-…`, and the name of it where it is another. */
const scripts =
  'Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao \
Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Han/tc Hang/kr Hiragana/jp Katakana/jp'
    .split(' ')
    .map((each) => each.split('/') as [script: string, named?: string]);

/** The npm package whose font has a character, where its script is one of those that are known here. */
function fontPackage(character: string): string | undefined {
  const isOf = ([script]: (typeof scripts)[number]) =>
    new RegExp(`\\p{Script=${script}}`, 'u').test(character);
  const [script, named = script] = scripts.find(isOf) ?? [];
  return named && `@fontsource/noto-sans-${named.toLowerCase()}`;
}

/** The story's files as text, by their names. */
type Texts = Readonly<Record<string, string>>;

/** The files that a story's characters may be in, as they are written. */
export function writtenTexts(
  root: string,
  { files, geometry }: Pick<LoadedStory, 'files' | 'geometry'>,
): Texts {
  const { translation, story, labels, scenes, layers, settings, sources } = files;
  const own = [...(translation ? [translation.story, translation.words] : []), story];
  const names = [...own, labels, scenes, layers, settings, sources];
  const texts = names.map((name) => [name, textOf(root, files.folder, name)]);
  return { ...Object.fromEntries(texts), ...geometry };
}

/** How many characters a warning shows at most. */
const most = 12;

/**
 * Warns of characters that no installed font has, once for each font that would have some: where the first of
 * them is, and what to do. A reader's own fonts may have them.
 */
export function problemsWithoutFont(characters: readonly string[], texts: Texts): Problem[] {
  return [...new Set(characters.map(fontPackage))].map((name) => {
    const some = characters.filter((character) => fontPackage(character) === name);
    const shown = some.slice(0, most).map((character) => `"${character}"`);
    const more = some.length > most ? ` and ${some.length - most} more` : '';
    return {
      ...placeOf(some, texts),
      severity: 'warning',
      problem: `no installed font has ${shown.join(', ')}${more}, so that readers see what their own fonts have, and the still maps leave it out.`,
      remedy: name
        ? `Run "npm install --save-dev --save-exact ${name}" in the project's folder and start again.`
        : 'Write it in other letters, or look at the page on several devices.',
    };
  });
}

function placeOf(characters: readonly string[], texts: Texts): Pick<Problem, 'file' | 'line'> {
  for (const [file, text] of Object.entries(texts)) {
    const line = text
      .normalize('NFC')
      .split('\n')
      .findIndex((words) => characters.some((character) => words.includes(character)));
    if (line >= 0) return { file, line: line + 1 };
  }
  return { file: 'the story' };
}
