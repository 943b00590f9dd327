import { stringify } from 'yaml';
import { textOf } from '../load/files/own-file.ts';
import { StoryError } from '../load/files/story-error.ts';
import { storyFilesIn } from '../load/files/story-files.ts';
import { inspectFolder } from '../load/files/story-folder.ts';
import { writeWhole } from '../load/files/write-whole.ts';
import { textsToTranslate } from '../load/load-story.ts';
import { readDictionary } from '../load/translation/translate-texts.ts';

/**
 * Starts a translation of a story, or adds what is missing: the front matter of the text, and a list of the words that
 * have no translation yet. Returns the next steps. @throws StoryError where the words cannot be read.
 */
export async function beginTranslation(
  root: string,
  story: string | undefined,
  tag: string,
): Promise<readonly string[]> {
  const files = storyFilesIn(root, story, tag);
  const { story: text = '', words = '' } = files.translation ?? {};
  const { refused } = inspectFolder(root, files);
  if (refused.length > 0) throw new StoryError(refused);
  const changed = new Map<string, string>();
  const steps: string[] = [];
  if (textOf(root, files.folder, text) === '') {
    changed.set(text, frontMatter(textOf(root, files.folder, files.story), tag));
    steps.push(`${text}: translate its fields, then add the sections that ${files.story} has.`);
  }
  const { value: entries = {}, problems } = readDictionary(root, files.folder, words);
  if (problems.length > 0) throw new StoryError(problems);
  const known = new Set(Object.keys(entries));
  const entriesFor = (file: string, texts: readonly string[], entry: (text: string) => string) => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    for (const text of missing) known.add(text);
    return missing.length > 0 ? [`\n# ${file}\n${missing.map(entry).join('')}`] : [];
  };
  const { needed, places } = await textsToTranslate(root, files);
  const listed = [
    ...Object.entries(needed).flatMap(([file, texts]) => entriesFor(file, texts, emptyEntry)),
    ...entriesFor(`${files.places}: names that may stay as they are`, places, sameEntry),
  ];
  if (listed.length > 0) {
    const before =
      textOf(root, files.folder, words) ||
      '# Each text of the map, and after the colon its translation.\n';
    changed.set(words, before + listed.join(''));
    steps.push(`${words}: write after each text its translation.`);
  }
  writeWhole(root, files.folder, changed);
  return steps.length > 0 ? steps : ['No text is missing.'];
}

function frontMatter(text: string, tag: string): string {
  const [, fields = ''] = /^---\r?\n([\s\S]*?)^---/m.exec(text) ?? [];
  return `---\n${fields.replace(/^lang:.*\n/m, '')}lang: ${tag}\n---\n`;
}

function emptyEntry(text: string): string {
  return stringify({ [text]: null }, { lineWidth: 0 }).replace(/:? null\n$/, ':\n');
}

function sameEntry(name: string): string {
  return stringify({ [name]: name }, { lineWidth: 0 });
}
