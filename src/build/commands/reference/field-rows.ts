import { eachOf, type JsonSchema } from '../../story/yaml/json-schema.ts';
import { isToldByField, valueWords } from './value-words.ts';

/** One field of a story's file, as the reference tells it. */
export interface FieldRow {
  /** Its path: `theme.accent`, `annotations[].text`. */
  readonly field: string;
  /** Whether it must be there beside the others of its object. */
  readonly isRequired: boolean;
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
      description: value.description ?? '',
    };
    return [row, ...within(value, field)];
  });
}

/** The forms that an object may have: several where its schema has a choice, of which some have no fields. */
const formsOf = (node: JsonSchema): readonly JsonSchema[] =>
  (node.anyOf ?? [node]).filter(({ properties }) => properties);

const propertiesOf = (node: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  Object.assign({}, ...formsOf(node).map(({ properties = {} }) => properties));

function within(node: JsonSchema, field: string): readonly FieldRow[] {
  const each = eachOf(node);
  const step = node.type === 'array' ? `${field}[].` : `${field}.NAME.`;
  const inner = each ?? node;
  return formsOf(inner).some(isToldByField) ? fieldRows(inner, each ? step : `${field}.`) : [];
}
