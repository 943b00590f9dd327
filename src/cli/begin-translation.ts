import { stringify } from 'yaml';
import type { StoryFolder } from '../files/open-folder.ts';
import { StoryError } from '../files/story-error.ts';
import { inspectFolder } from '../files/story-folder.ts';
import { textsToTranslate } from '../load/load-story.ts';
import { parseYaml } from '../read/yaml/read-yaml.ts';
import { readDictionary } from '../translation/translate-texts.ts';

/** Begins a translation, or lists what an existing one lacks; returns the next steps. @throws StoryError */
export async function beginTranslation(original: StoryFolder, tag: string): Promise<string[]> {
  const files = original.edition(tag);
  const { story: text = '', words = '' } = files.translation ?? {};
  const { refused } = inspectFolder(files);
  if (refused.length > 0) throw new StoryError(refused);
  const changed = new Map<string, string>();
  const steps: string[] = [];
  const read = files.textOrNone;
  if (read(text) === '') {
    const original = read(files.story).replaceAll('\r', '');
    const [, fields = ''] = /^---\n([\s\S]*?)^---/m.exec(original) ?? [];
    changed.set(text, `---\n${fields.replace(/^lang:.*\n/m, '')}lang: ${tag}\n---\n`);
    steps.push(`${text}: translate its fields, then add the sections that ${files.story} has.`);
  }
  const { value: entries = {}, problems } = readDictionary(files, words);
  if (problems.length > 0) throw new StoryError(problems);
  const known = new Set(Object.keys(entries));
  const entriesFor = (file: string, texts: readonly string[], isSame: boolean) => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    for (const text of missing) known.add(text);
    const entries = missing.map((text) => {
      const entry = stringify({ [text]: isSame ? text : null }, { lineWidth: 0 });
      return isSame ? entry : entry.replace(/:? null\n$/, ':\n');
    });
    return entries.length > 0
      ? [`\n# ${file.replace(`${files.folder}/`, '')}\n${entries.join('')}`]
      : [];
  };
  const { needed, places } = await textsToTranslate(files);
  const listed = [
    ...Object.entries(needed).flatMap(([file, texts]) => entriesFor(file, texts, false)),
    ...entriesFor(`${files.places}: names that may stay as they are`, places, true),
  ];
  if (listed.length > 0) {
    const head = '# Each text of the map, and after the colon its translation.\n';
    const dictionary = (read(words) || head) + listed.join('');
    const [fault] = parseYaml(dictionary, words).problems;
    if (fault) {
      const problem = 'no line can be added to it, since its texts are in braces.';
      throw new StoryError([{ file: words, problem, remedy: 'Write each text on its own line.' }]);
    }
    changed.set(words, dictionary);
    steps.push(`${words}: write the translation after each text.`);
  }
  files.write(changed);
  return steps.length > 0 ? steps : ['No text is missing.'];
}
