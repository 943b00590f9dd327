import type { Problem } from '../files/story-error.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { charactersOf } from './cut-fonts.ts';
import type { FontCharacters } from './font-characters.ts';
import { alphabetSlices, mapFaces, scriptSlices } from './typefaces.ts';

/** Finds a story's letters, marks and digits, and any characters in its pictures, that no installed font has. */
export async function charactersWithoutFont(characters: FontCharacters): Promise<string[]> {
  const { lang, page, map, drawn } = characters;
  const slices = [...alphabetSlices(mapFaces['Map Sans Regular']), ...(await scriptSlices(lang))];
  const held = await charactersOf(slices);
  const lacking = [...new Set([...page, ...map, ...drawn])].filter((point) => !held.has(point));
  return lacking.flatMap((point) => {
    const character = String.fromCodePoint(point);
    // An Arabic letter is reported, but not its forms.
    const isForm =
      /\p{Script=Arabic}/u.test(character) && character !== character.normalize('NFKC');
    const isMissed = /[\p{L}\p{M}\p{N}]/u.test(character)
      ? !isForm
      : drawn.has(point) && !/[\s▲]|\ufe0f/.test(character);
    return isMissed ? [character] : [];
  });
}

/** Unicode scripts that have a package `@fontsource/noto-sans-…`, and the package's ending if it differs. */
const scripts =
  'Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao \
Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Han/tc Hang/kr Hiragana/jp Katakana/jp'
    .split(' ')
    .map((each) => each.split('/') as [script: string, named?: string]);

/** Returns the npm package whose font has a character, if the character's script is one of these. */
function fontPackage(character: string): string | undefined {
  const isOf = ([script]: (typeof scripts)[number]) =>
    new RegExp(`\\p{Script=${script}}`, 'u').test(character);
  const [script, named = script] = scripts.find(isOf) ?? [];
  return named && `@fontsource/noto-sans-${named.toLowerCase()}`;
}

type Texts = Pick<LoadedStory, 'files' | 'geometry'>;

function placeOf(characters: readonly string[], { files, geometry }: Texts) {
  const { translation, story, labels, scenes, layers, settings, sources } = files;
  const translated = translation ? [translation.story, translation.words] : [];
  const names = [...translated, story, labels, scenes, layers, settings, sources];
  const texts = names.map((name) => [name, files.textOrNone(name)] as const);
  for (const [file, text] of [...texts, ...Object.entries(geometry)]) {
    const lines = text.normalize('NFC').split('\n');
    const line = lines.findIndex((words) => characters.some((each) => words.includes(each)));
    if (line >= 0) return { file, line: line + 1 };
  }
  return { file: 'the story' };
}

const maxListed = 12;

/** Warns of characters without a font, once for each package that has some of them. */
export function problemsWithoutFont(story: Texts, characters: readonly string[]): Problem[] {
  return [...new Set(characters.map(fontPackage))].map((name) => {
    const some = characters.filter((character) => fontPackage(character) === name);
    const listed = some.slice(0, maxListed).map((character) => `"${character}"`);
    const more = some.length > maxListed ? ` and ${some.length - maxListed} more` : '';
    return {
      ...placeOf(some, story),
      severity: 'warning',
      problem: `no installed font has ${listed.join(', ')}${more}, so that readers see what their own fonts have, and the still maps leave it out.`,
      remedy: name
        ? `Run "npm install --save-dev --save-exact ${name}" in the project's folder and start again.`
        : 'Write it in other letters, or look at the page on several devices.',
    };
  });
}
