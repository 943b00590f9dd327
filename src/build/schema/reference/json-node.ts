import { z } from 'zod';

/** What a JSON Schema says of one value. */
export interface JsonNode {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonNode | boolean;
  readonly items?: JsonNode | boolean;
  readonly prefixItems?: readonly JsonNode[];
  readonly anyOf?: readonly JsonNode[];
}

/** A schema as JSON Schema has it, of what an author writes. */
export const toJsonNode = (schema: z.ZodType): JsonNode =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonNode;

/** The values of a list or of a record, where there is one schema for all of them. */
export function eachOf({ items, additionalProperties }: JsonNode): JsonNode | undefined {
  return [items, additionalProperties].find((node) => typeof node === 'object');
}

/**
 * Whether the fields of an object are told one by one: where they say what they are for, and not all
 * the same.
 */
export function isToldByField({ properties = {} }: JsonNode): boolean {
  const told = Object.values(properties).map(({ description }) => description);
  return told.some(Boolean) && (told.length === 1 || new Set(told).size > 1);
}
