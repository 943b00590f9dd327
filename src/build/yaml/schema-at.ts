import type { z } from 'zod';
import { memoizeByObject } from '../memoize.ts';
import { type JsonSchema, toJsonSchema } from '../schema/json-schema.ts';

const jsonSchemaOf = memoizeByObject(toJsonSchema);

/** The places of a schema that a path may lead to: several where it has a choice. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (nodes, step) => nodes.flatMap((node) => within(node, step)),
    choices(jsonSchemaOf(schema)),
  );
}

/** The names of the fields that there are at a place. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const names = schemaAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(names)];
}

const choices = (node: JsonSchema): readonly JsonSchema[] => [node, ...(node.anyOf ?? [])];

function within(node: JsonSchema, step: PropertyKey): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, items, prefixItems } = node;
  const name = String(step);
  const next = Object.hasOwn(properties, name)
    ? properties[name]
    : (prefixItems?.[Number(step)] ?? (typeof step === 'number' ? items : additionalProperties));
  return typeof next === 'object' ? choices(next) : [];
}
