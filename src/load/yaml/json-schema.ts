import { z } from 'zod';

/** What a JSON Schema says of one value. */
export interface JsonSchema {
  readonly description?: string;
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

/** A schema as JSON Schema has it, of what an author writes. */
export const toJsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** The values of a list or of a record, where there is one schema for all of them. */
export function eachOf({ items, additionalProperties }: JsonSchema): JsonSchema | undefined {
  return [items, additionalProperties].find((node) => typeof node === 'object');
}

/** The subschemas that a path leads to: several where it passes a union. */
export function schemasAt(schema: JsonSchema, path: readonly PropertyKey[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (nodes, step) => nodes.flatMap((node) => within(node, step)),
    options(schema),
  );
}

const options = (node: JsonSchema): readonly JsonSchema[] => [node, ...(node.anyOf ?? [])];

function within(node: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, items, prefixItems } = node;
  const name = String(step);
  const next = Object.hasOwn(properties, name)
    ? properties[name]
    : (prefixItems?.[Number(step)] ?? (typeof step === 'number' ? items : additionalProperties));
  return typeof next === 'object' ? options(next) : [];
}
