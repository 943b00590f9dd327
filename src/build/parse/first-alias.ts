import { type Document, visit } from 'yaml';

/**
 * Where the first alias (`*name`) of a YAML document stands, as an offset into its text. The story's
 * files have no use for them, and one may lead nowhere or multiply without end.
 */
export function firstAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_, node) {
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}
