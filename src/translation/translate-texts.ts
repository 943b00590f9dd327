import { z } from 'zod';
import { chartFields, forms } from '../charts/read-charts.ts';
import type { SafeFolder } from '../files/safe-folder.ts';
import { labelsSchema } from '../read/schema/labels.ts';
import { featureSchema, layersSchema, metadataSchema } from '../read/schema/layers.ts';
import { scenesSchema } from '../read/schema/scenes.ts';
import { settingsSchema } from '../read/schema/settings.ts';
import { sourcesSchema } from '../read/schema/sources.ts';
import { phrase } from '../read/schema/values.ts';
import { eachOf, type JsonSchema, toJsonSchema } from '../read/yaml/json-schema.ts';
import { inspectYamlFile } from '../read/yaml/read-yaml.ts';

/**
 * The translation of a text: words; words with other fields for the item around them, such as its `side`,
 * or with other words for some fields, such as `inSentence`; or a noun by the language's plural categories.
 */
const translation = z.union(
  [phrase, z.looseObject({ text: phrase }), z.object({ other: phrase }).catchall(phrase)],
  'must be words',
);
type Translation = Readonly<z.infer<typeof translation>>;

const dictionarySchema = z.record(z.string(), translation.nullable(), {
  error: 'must be translations by their originals',
});

/** Reads `words.TAG.yaml`, the translation of each text by the original; without the file, none. */
export const readDictionary = (folder: SafeFolder, file: string) =>
  inspectYamlFile(folder, file, dictionarySchema, {
    absent: {},
    remedy:
      'Write after the original its translation; or { text: …, side: … } where its place on the map differs, { text: …, inSentence: … } where it is another within a sentence.',
  });

/** Reads the version of each section's original, by the section's id, that was last called translated. */
export const readDone = (folder: SafeFolder, file: string) =>
  inspectYamlFile(folder, file, z.record(z.string(), phrase), {
    absent: {},
    remedy: 'Let npm run check write this file.',
  });

/** The names of the fields that the schemas mark as words. */
function wordFields(...schemas: readonly z.ZodType[]): ReadonlySet<string> {
  const fields = new Set<string>();
  const add = (node: JsonSchema, field: string): void => {
    if (node.isWords) fields.add(field);
    for (const inner of [eachOf(node) ?? [], node.anyOf ?? []].flat()) add(inner, field);
    for (const [name, inner] of Object.entries(node.properties ?? {})) add(inner, name);
  };
  for (const schema of schemas) add(toJsonSchema(schema), '');
  return fields;
}

const formList = Object.values(forms);

/** The fields of a story's YAML that hold words. */
export const yamlFields = wordFields(
  ...[layersSchema, scenesSchema, labelsSchema, settingsSchema, sourcesSchema, chartFields],
  ...formList.map(({ fields }) => z.object(fields)),
);

/** The columns of a chart's CSV that do. */
export const csvFields = wordFields(...formList.map(({ row }) => row));

/** The properties of features, and the members of a file's `metadata`, that do. */
export const geojsonFields = wordFields(featureSchema, metadataSchema);

/** Looks up the translation of a text. */
export type Say = (text: string) => Translation | null | undefined;

/** The words of a text in one field: its translation, or else itself. */
export function said(text: string, say: Say, field = 'text'): string {
  const translated = say(text) ?? text;
  if (typeof translated === 'string') return translated;
  const { text: words, other, ...fields } = translated as Readonly<Record<string, unknown>>;
  return String(words === undefined ? other : fields[field] || words);
}

/** A value with its words translated, however deep they are: those in `fields`, by the names of these. */
export function translateTexts<T>(value: T, fields: ReadonlySet<string>, say: Say): T {
  const sayOf = (words: unknown) =>
    typeof words === 'string' && isWords(words) ? say(words) : undefined;
  const translate = (each: unknown, field: string): unknown => {
    if (typeof each === 'string')
      return fields.has(field) && isWords(each) ? said(each, say, field) : each;
    // Positions hold no words, and are most of a file of shapes.
    if (typeof each !== 'object' || each === null || field === 'geometry') return each;
    if (Array.isArray(each)) return each.map((item) => translate(item, field));
    const { text, other } = each as Readonly<Record<string, unknown>>;
    const plural = fields.has('other') && sayOf(other);
    if (plural && typeof plural === 'object') return plural;
    const words = Object.entries(each).map(([key, own]) => [key, translate(own, key)]);
    const placed = sayOf(text);
    const place = Object.entries(typeof placed === 'object' ? (placed ?? {}) : {});
    return Object.fromEntries([...words, ...place.filter(([key]) => !fields.has(key))]);
  };
  return translate(value, '') as T;
}

/** The words in a value, each once, in their order. */
export function textsIn(value: unknown, fields: ReadonlySet<string>): readonly string[] {
  const texts = new Set<string>();
  translateTexts(value, fields, (text) => void texts.add(text));
  return [...texts];
}

/** Whether a text has anything to translate: more than figures and signs, and no name such as `CC-BY-4.0`. */
export const isWords = (text: string): boolean => /\p{L}/u.test(text) && !/^\S*\d\S*$/.test(text);
