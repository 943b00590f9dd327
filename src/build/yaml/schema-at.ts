import { z } from 'zod';

/** What a JSON Schema says of one place. */
export interface SchemaNode {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode | boolean;
  readonly prefixItems?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

const made = new WeakMap<z.ZodType, SchemaNode>();

/** The places of a schema that a path may lead to: several where it has a choice. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly SchemaNode[] {
  const root = made.get(schema) ?? (z.toJSONSchema(schema, options) as SchemaNode);
  made.set(schema, root);
  return path.reduce<readonly SchemaNode[]>(
    (nodes, step) => nodes.flatMap((node) => within(node, step)),
    choices(root),
  );
}

const options = { io: 'input', unrepresentable: 'any' } as const;

/** The names of the fields that there are at a place. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const names = schemaAt(schema, path).flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(names)];
}

const choices = (node: SchemaNode): readonly SchemaNode[] => [node, ...(node.anyOf ?? [])];

function within(node: SchemaNode, step: PropertyKey): readonly SchemaNode[] {
  const { properties = {}, additionalProperties, items, prefixItems } = node;
  const name = String(step);
  const next = Object.hasOwn(properties, name)
    ? properties[name]
    : (prefixItems?.[Number(step)] ?? (typeof step === 'number' ? items : additionalProperties));
  return typeof next === 'object' ? choices(next) : [];
}
