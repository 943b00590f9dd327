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

/** A translation: a text, one with fields that differ, such as `side` or `inSentence`, or a noun's plural forms. */
const translation = z.union(
  [phrase, z.looseObject({ text: phrase }), z.object({ other: phrase }).catchall(phrase)],
  'must be words',
);
type Translation = Readonly<z.infer<typeof translation>>;

const dictionarySchema = z.record(z.string(), translation.nullable(), {
  error: 'must be translations by their originals',
});

/** Reads `words.TAG.yaml`, which has translations by their originals; empty if there is no file. */
export const readDictionary = (folder: SafeFolder, file: string) =>
  inspectYamlFile(folder, file, dictionarySchema, {
    absent: {},
    remedy:
      'Write the translation after the original; or { text: …, side: … } to place it elsewhere on the map, { text: …, inSentence: … } if it differs within a sentence.',
  });

/** Reads, by section id, the version of the original that was last confirmed as translated. */
export const readDone = (folder: SafeFolder, file: string) =>
  inspectYamlFile(folder, file, z.record(z.string(), phrase), {
    absent: {},
    remedy: 'Let npm run check write this file.',
  });

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

const chartForms = Object.values(forms);

/** The fields to translate in a story's YAML. */
export const yamlFields = wordFields(
  ...[layersSchema, scenesSchema, labelsSchema, settingsSchema, sourcesSchema, chartFields],
  ...chartForms.map(({ fields }) => z.object(fields)),
);

export const csvFields = wordFields(...chartForms.map(({ row }) => row));

export const geojsonFields = wordFields(featureSchema, metadataSchema);

export type Say = (text: string) => Translation | null | undefined;

/** Translates a field's text; returns it unchanged if there is no translation. */
export function said(text: string, say: Say, field = 'text'): string {
  const translated = say(text) ?? text;
  if (typeof translated === 'string') return translated;
  const { text: words, other, ...fields } = translated as Readonly<Record<string, unknown>>;
  return String(words === undefined ? other : fields[field] || words);
}

/** Translates the strings in `fields`, at any depth of a value. */
export function translateTexts<T>(value: T, fields: ReadonlySet<string>, say: Say): T {
  const sayOf = (words: unknown) =>
    typeof words === 'string' && isWords(words) ? say(words) : undefined;
  const translate = (each: unknown, field: string): unknown => {
    if (typeof each === 'string')
      return fields.has(field) && isWords(each) ? said(each, say, field) : each;
    // Geometry is most of a GeoJSON file, and has nothing to translate.
    if (typeof each !== 'object' || each === null || field === 'geometry') return each;
    if (Array.isArray(each)) return each.map((item) => translate(item, field));
    const { text, other } = each as Readonly<Record<string, unknown>>;
    const plural = fields.has('other') && sayOf(other);
    if (plural && typeof plural === 'object') return plural;
    const words = Object.entries(each).map(([key, inner]) => [key, translate(inner, key)]);
    const placed = sayOf(text);
    const place = Object.entries(typeof placed === 'object' ? (placed ?? {}) : {});
    return Object.fromEntries([...words, ...place.filter(([key]) => !fields.has(key))]);
  };
  return translate(value, '') as T;
}

export function textsIn(value: unknown, fields: ReadonlySet<string>): readonly string[] {
  const texts = new Set<string>();
  translateTexts(value, fields, (text) => void texts.add(text));
  return [...texts];
}

/** True if a text has something to translate: it has letters, and is no name such as `CC-BY-4.0`. */
export const isWords = (text: string): boolean => /\p{L}/u.test(text) && !/^\S*\d\S*$/.test(text);
