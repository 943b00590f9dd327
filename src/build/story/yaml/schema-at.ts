import type { z } from 'zod';
import { memoizeByObject } from '../files/memoize.ts';
import { type JsonSchema, toJsonSchema } from './json-schema.ts';

const jsonSchemaOf = memoizeByObject(toJsonSchema);

/** The subschemas that a path leads to: several where it passes a union. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (nodes, step) => nodes.flatMap((node) => within(node, step)),
    options(jsonSchemaOf(schema)),
  );
}

/** The names of the fields at a path. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const names = schemaAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(names)];
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
