import { z } from 'zod';

export interface JsonSchema {
  readonly description?: string;
  /** True if the value is text to translate. */
  readonly isWords?: boolean;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** Converts a schema's input to JSON Schema, without `oneOf` and `const`. */
export const toJsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      const { oneOf, const: only } = node;
      if (oneOf) Object.assign(node, { anyOf: oneOf });
      if (only !== undefined) Object.assign(node, { enum: [only] });
      delete node.oneOf;
      delete node.const;
    },
  }) as JsonSchema;

/** Returns the schema that all values of a list or record share, if there is one. */
export const eachOf = ({ items, additionalProperties }: JsonSchema): JsonSchema | undefined =>
  [items, additionalProperties].find((node) => typeof node === 'object');

/** Returns the subschemas at a path: several after a union, unless the value there discriminates its forms. */
export function schemasAt(
  schema: JsonSchema,
  path: readonly PropertyKey[],
  value?: unknown,
): readonly JsonSchema[] {
  const own = options(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) return own;
  return own.flatMap((node) => {
    const next = within(node, step);
    return next ? schemasAt(next, rest, valueIn(value, step)) : [];
  });
}

/** Returns the value at a step of a path; undefined for a property that every object inherits. */
export const valueIn = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;

/** Returns the field, such as `kind`, that discriminates an object's forms, and its value in this form. */
export function formOf({ properties = {} }: JsonSchema): readonly [string, unknown] | undefined {
  const field = Object.entries(properties).find(([, node]) => node.enum?.length === 1);
  return field && [field[0], field[1].enum?.[0]];
}

function options(node: JsonSchema, value: unknown): readonly JsonSchema[] {
  const forms = node.anyOf ?? [];
  const own = forms.filter((form) => {
    const [field = '', name] = formOf(form) ?? [];
    return valueIn(value, field) === name;
  });
  return [node, ...(own.length === 1 ? own : forms)];
}

function within(node: JsonSchema, step: PropertyKey): JsonSchema | undefined {
  const { properties = {}, additionalProperties, items, prefixItems } = node;
  const name = String(step);
  const next = Object.hasOwn(properties, name)
    ? properties[name]
    : (prefixItems?.[Number(step)] ?? (typeof step === 'number' ? items : additionalProperties));
  return typeof next === 'object' ? next : undefined;
}
