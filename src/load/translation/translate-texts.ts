import { z } from 'zod';
import { forms } from '../charts/forms/forms.ts';
import { chartFields } from '../charts/read-charts.ts';
import { labelsSchema } from '../schema/labels.ts';
import { featureSchema, layersSchema, metadataSchema } from '../schema/layers.ts';
import { scenesSchema } from '../schema/scenes.ts';
import { settingsSchema } from '../schema/settings.ts';
import { sourcesSchema } from '../schema/sources.ts';
import { eachOf, type JsonSchema, toJsonSchema } from '../yaml/json-schema.ts';

/**
 * What stands in the place of a text: words; or those of an item with other fields of it, such as
 * its `side`, and with the words for some of the fields that the same text stands in, such as `inSentence`.
 */
export type Translated =
  | string
  | { readonly text: string; readonly [field: string]: unknown }
  | PluralWords;

/** The words of a noun, by the plural categories of a language that has more of them, or fewer. */
interface PluralWords {
  readonly other: string;
  readonly [category: string]: string;
}

/** The names of the fields of some schemas that hold words: the schemas mark them. */
function fieldsOfWords(...schemas: readonly z.ZodType[]): ReadonlySet<string> {
  const found = new Set<string>();
  const find = (node: JsonSchema, field: string): void => {
    if (node.isWords) found.add(field);
    for (const inner of [eachOf(node) ?? [], node.anyOf ?? []].flat()) find(inner, field);
    for (const [name, inner] of Object.entries(node.properties ?? {})) find(inner, name);
  };
  for (const schema of schemas) find(toJsonSchema(schema), '');
  return found;
}

const ofForms = Object.values(forms);

/** The fields of a story's YAML that hold words. */
export const yamlFields = fieldsOfWords(
  ...[layersSchema, scenesSchema, labelsSchema, settingsSchema, sourcesSchema, chartFields],
  ...ofForms.map(({ fields }) => z.object(fields)),
);

/** The columns of a chart's CSV that do. */
export const csvFields = fieldsOfWords(...ofForms.map(({ row }) => row));

/** The properties of features, and the members of a file's `metadata`, that do. */
export const geojsonFields = fieldsOfWords(featureSchema, metadataSchema);

/** What stands in the place of a text; nothing where it stays as it is. */
export type Say = (text: string) => Translated | undefined;

/**
 * A text as it is said: the original where there is nothing else.
 *
 * @param field The field that the text stands in, where a translation has words of their own for some.
 */
export function said(text: string, say: Say, field = 'text'): string {
  const translated = say(text);
  if (translated === undefined || typeof translated === 'string') return translated ?? text;
  if (!('text' in translated)) return translated.other;
  return String((field !== 'text' && translated[field]) || translated.text);
}

/**
 * A value with its words translated, however deep they lie in it.
 *
 * @param fields The names of the fields that hold words; the items of a list are its field's.
 */
export function translateTexts<T>(value: T, fields: ReadonlySet<string>, say: Say): T {
  const translate = (each: unknown, field: string): unknown => {
    if (typeof each === 'string')
      return fields.has(field) && isWords(each) ? said(each, say, field) : each;
    if (Array.isArray(each)) return each.map((item) => translate(item, field));
    if (typeof each !== 'object' || each === null) return each;
    const { text, other } = each as { readonly text?: unknown; readonly other?: unknown };
    const sayOf = (words: unknown) =>
      typeof words === 'string' && isWords(words) ? say(words) : undefined;
    const plural = fields.has('other') ? sayOf(other) : undefined;
    if (typeof plural === 'object') return plural;
    const translated = Object.entries(each).map(([key, own]) => [key, translate(own, key)]);
    const placed = sayOf(text);
    const others = Object.entries(typeof placed === 'object' ? placed : {});
    const place = others.filter(([key]) => !fields.has(key));
    return Object.fromEntries([...translated, ...place]);
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
