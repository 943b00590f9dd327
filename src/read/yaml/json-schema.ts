import { z } from 'zod';

/** What a JSON Schema says of one value. */
export interface JsonSchema {
  readonly description?: string;
  /** Whether it is a text that is translated. */
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

/** A schema of what an author writes, as JSON Schema. */
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

/** The values of a list or of a record, where there is one schema for all of them. */
export const eachOf = ({ items, additionalProperties }: JsonSchema): JsonSchema | undefined =>
  [items, additionalProperties].find((node) => typeof node === 'object');

/** The subschemas at a path: several where it passes a union, unless the value there discriminates its forms. */
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

/** What a value has at a step of a path; nothing that JavaScript gives to every object. */
export const valueIn = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;

/** The field that discriminates the forms of an object, such as `kind`, and its value in this form. */
export function formOf({ properties = {} }: JsonSchema): readonly [string, unknown] | undefined {
  const found = Object.entries(properties).find(([, node]) => node.enum?.length === 1);
  return found && [found[0], found[1].enum?.[0]];
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
