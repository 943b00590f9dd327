import { eachOf, formOf, type JsonSchema } from '../src/read/yaml/json-schema.ts';

/** A field of a story's file in the reference. */
export interface FieldRow {
  /** Its path: `theme.accent`, `annotations[].text`. */
  readonly field: string;
  /** Whether it must be there beside the others of its object. */
  readonly isRequired: boolean;
  /** Whether it is a column of a chart's CSV. */
  readonly isColumn?: boolean;
  /** What it may be, in Markdown. */
  readonly value: string;
  /** What it is for; empty where its schema does not say. */
  readonly description: string;
}

/** The fields of an object, and of the objects within it whose fields say what they are for. */
export function fieldRows(node: JsonSchema, path = ''): readonly FieldRow[] {
  return Object.entries(propertiesOf(node)).flatMap(([name, value]) => {
    const field = `${path}${name}`;
    const row = {
      field,
      isRequired: formsOf(node).every(({ required = [] }) => required.includes(name)),
      value: valueWords(value),
      description: `${formsWith(node, name)}${value.description ?? ''}`,
    };
    return [row, ...within(value, field)];
  });
}

/** The forms that an object may have: several where its schema has a choice, of which some have no fields. */
const formsOf = (node: JsonSchema): readonly JsonSchema[] =>
  (node.anyOf ?? [node]).filter(({ properties }) => properties);

/** The fields of an object of any form; one that has other values in each, such as `kind`, has all of them. */
function propertiesOf(node: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const forms = formsOf(node);
  const all: Record<string, JsonSchema> = {};
  for (const { properties = {} } of forms)
    for (const [name, value] of Object.entries(properties)) {
      const values = [...(all[name]?.enum ?? []), ...(value.enum ?? [])];
      all[name] = value.enum ? { ...value, enum: [...new Set(values)] } : (all[name] ?? value);
    }
  return all;
}

/** Which forms of an object have a field, as its description begins: nothing where all have it. */
function formsWith(node: JsonSchema, name: string): string {
  const forms = formsOf(node);
  const having = forms.filter(({ properties = {} }) => Object.hasOwn(properties, name));
  const names = having.flatMap((form) => formOf(form)?.[1] ?? []);
  const all = names.length === forms.length || names.length === 0;
  if (all) return '';
  if (names.length > forms.length / 2) {
    const others = forms.flatMap((form) =>
      having.includes(form) ? [] : (formOf(form)?.[1] ?? []),
    );
    return `Not of ${alternatives(others.map((each) => `\`${each}\``))}: `;
  }
  return `Of ${alternatives(names.map((each) => `\`${each}\``))}: `;
}

function within(node: JsonSchema, field: string): readonly FieldRow[] {
  const each = eachOf(node);
  const step = node.type === 'array' ? `${field}[].` : `${field}.NAME.`;
  const inner = each ?? node;
  return formsOf(inner).some(hasRows) ? fieldRows(inner, each ? step : `${field}.`) : [];
}

const plain: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
};

/** Says what a value may be, in Markdown: `text`, `number, 0 to 60`, `list of 2: number`. */
export function valueWords(node: JsonSchema): string {
  if (node.enum) return alternatives(node.enum.map((value) => `\`${value}\``));
  if (node.anyOf) return alternatives([...new Set(node.anyOf.map(valueWords))]);
  const items = node.prefixItems ?? [];
  if (items[0])
    return `list of ${items.length}: ${alternatives([...new Set(items.map(valueWords))])}`;
  const each = eachOf(node);
  if (node.type === 'array') return each ? `list: ${valueWords(each)}` : 'list';
  if (node.properties) return hasRows(node) ? 'fields' : fields(node.properties);
  if (each) return `by name: ${valueWords(each)}`;
  const types = [node.type ?? 'string'].flat();
  return `${alternatives(types.map((type) => plain[type] ?? type))}${range(node)}`;
}

/** The fields of an object within its own row: `{ text: text, km: number }`, and of several alike `text for each of a, b, c`. */
function fields(properties: Readonly<Record<string, JsonSchema>>): string {
  const names = Object.keys(properties);
  const values = Object.values(properties).map(valueWords);
  if (names.length > 2 && new Set(values).size === 1)
    return `${values[0]} for each of ${names.join(', ')}`;
  return `{ ${names.map((name, i) => `${name}: ${values[i]}`).join(', ')} }`;
}

function range({ type, minimum, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): string {
  const isBounded = type === 'number' && minimum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return isBounded ? `, ${minimum} to ${maximum}` : '';
}

const alternatives = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');

/** Whether each field of an object has a row: where they are described, and not all alike. */
function hasRows({ properties = {} }: JsonSchema): boolean {
  const said = Object.values(properties).map(({ description }) => description);
  return said.some(Boolean) && (said.length === 1 || new Set(said).size > 1);
}
