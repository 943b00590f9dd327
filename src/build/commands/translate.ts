import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { reportProblems } from '../story/files/story-error.ts';
import { storyFilesIn } from '../story/files/story-files.ts';
import { writeWhole } from '../story/files/write-whole.ts';
import { textsToTranslate } from '../story/load-story.ts';
import { readDictionary } from '../story/translation/dictionary.ts';

/**
 * `npm run translate TAG`: begins a translation of the story that `STORY` names, or goes on with it. It writes
 * the front matter of the text where there is none, and lists the words that have no translation yet.
 */
const root = resolve(import.meta.dirname, '../../..');
const [tag = ''] = process.argv.slice(2);
if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) {
  console.log((await translate(tag)).join('\n'));
} else {
  console.error('Name the language by its tag, such as: npm run translate ko');
  process.exitCode = 1;
}

async function translate(tag: string): Promise<readonly string[]> {
  const files = storyFilesIn(root, undefined, tag);
  const { story = '', words = '' } = files.translation ?? {};
  const textOf = (file: string): string =>
    existsSync(resolve(root, file)) ? readFileSync(resolve(root, file), 'utf8') : '';
  const changed = new Map<string, string>();
  const told: string[] = [];
  if (textOf(story) === '') {
    changed.set(story, frontMatter(textOf(files.story), tag));
    told.push(`${story}: translate its fields, then add section after section of ${files.story}.`);
  }
  const { entries, problems } = readDictionary(root, words);
  if (problems.length > 0) {
    process.exitCode = 1;
    return [reportProblems(problems, words)];
  }
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
      textOf(words) || '# Each text of the map, and after the colon its translation.\n';
    changed.set(words, before + listed.join(''));
    told.push(`${words}: write after each text its translation.`);
  }
  writeWhole(root, files.folder, changed);
  return told.length > 0 ? told : ['No text is missing.'];
}

/** A text's front matter, in another language. */
function frontMatter(text: string, tag: string): string {
  const [, fields = ''] = /^---\r?\n([\s\S]*?)^---/m.exec(text) ?? [];
  return `---\n${fields.replace(/^lang:.*\n/m, '')}lang: ${tag}\n---\n`;
}

/** An entry that waits for its translation. */
function emptyEntry(text: string): string {
  return stringify({ [text]: null }, { lineWidth: 0 }).replace(/:? null\n$/, ':\n');
}

/** An entry that says a name as it is. */
function sameEntry(name: string): string {
  return stringify({ [name]: name }, { lineWidth: 0 });
}
