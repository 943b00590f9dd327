import { z } from 'zod';
import type { Problem } from '../files/story-error.ts';
import { phrase } from '../schema/values.ts';
import { type InspectedYaml, inspectYamlFile } from '../yaml/read-yaml.ts';
import type { Translated } from './translate-texts.ts';

const remedy =
  'Write after the original its translation; or { text: …, side: … } where it stands elsewhere on the map, { text: …, inSentence: … } where it is another within a sentence.';

const schema = z.record(
  z.string(),
  z.union(
    [
      phrase,
      z.null(),
      z.looseObject({ text: phrase }),
      z.object({ other: phrase }).catchall(phrase),
    ],
    'must be words',
  ),
  { error: 'must be translations by their originals' },
);

/** What `words.TAG.yaml` says: the translation of each text, by the original. */
export interface Dictionary {
  readonly entries: Readonly<Record<string, Translated | null>>;
  readonly problems: readonly Problem[];
  readonly at: InspectedYaml<unknown>['at'];
}

/** Reads the words of a translation; a file that is not there holds none. */
export function readDictionary(root: string, folder: string, file: string): Dictionary {
  const { value, problems, at } = inspectYamlFile(root, folder, file, schema, {
    absent: {},
    remedy,
  });
  return { entries: value ?? {}, problems, at };
}

const doneSchema = z.record(z.string(), phrase);

/** What each section's original was when its translation was said to be done, by the section's id. */
export const readDone = (root: string, folder: string, file: string) =>
  inspectYamlFile(root, folder, file, doneSchema, {
    absent: {},
    remedy: 'Let npm run check write this file.',
  });
