import { textOf } from '../load/files/own-file.ts';
import type { Problem } from '../load/files/story-error.ts';
import type { StoryFiles } from '../load/files/story-files.ts';
import type { GeometryFiles } from '../load/geometry/read-geometry.ts';

/** The story's files as text, by their names. */
type Texts = Readonly<Record<string, string>>;

/** The files that a story's characters may be in, as they are written. */
export function writtenTexts(root: string, files: StoryFiles, geometry: GeometryFiles): Texts {
  const { translation, story, labels, scenes, layers, settings, sources } = files;
  const own = [...(translation ? [translation.story, translation.words] : []), story];
  const names = [...own, labels, scenes, layers, settings, sources];
  const texts = names.map((name) => [name, textOf(root, files.folder, name)]);
  return { ...Object.fromEntries(texts), ...geometry };
}

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

/**
 * Warns of characters that no installed font has, once for each font that would have some: where the first of
 * them is, and what to do. A reader's own fonts may have them.
 */
export function problemsWithoutFont(characters: readonly string[], texts: Texts): Problem[] {
  const lacking = [...new Set(characters.map(fontPackage))];
  return lacking.map((name) => {
    const some = characters.filter((character) => fontPackage(character) === name);
    return {
      ...placeOf(some, texts),
      severity: 'warning',
      problem: `no installed font has ${quoted(some)}, so that readers see what their own fonts have, and the still maps leave it out.`,
      remedy: name
        ? `Run "npm install --save-dev --save-exact ${name}" in the project's folder and start again.`
        : 'Write it in other letters, or look at the page on several devices.',
    };
  });
}

const most = 12;

function quoted(characters: readonly string[]): string {
  const shown = characters.slice(0, most).map((character) => `"${character}"`);
  const more = characters.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
