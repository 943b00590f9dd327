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
