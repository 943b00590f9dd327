import type { FieldRow } from './field-rows.ts';
import { referenceParts } from './reference-parts.ts';

/** The reference of a story's files, in Markdown. */
export function renderReference(): string {
  const parts = referenceParts().map(({ title, isWithin, words, fields }) =>
    [`${isWithin ? '###' : '##'} ${title}`, words, ...table(fields)].join('\n\n'),
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}

const head = `# Reference

Every file and every field of a story. \`npm run reference\` writes this page from the schemas by which the build reads a story. A field in **bold** must be there.`;

function table(fields: readonly FieldRow[]): readonly string[] {
  if (fields.length === 0) return [];
  const hasValues = fields.some(({ value }) => value);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = ['Field', ...(hasValues ? ['What it may be'] : []), 'What it is for'];
  const rows = fields.map(({ field, isRequired, value, description }) => {
    const name = isRequired ? `**\`${field}\`**` : `\`${field}\``;
    return row([name, ...(hasValues ? [value] : []), description.replaceAll('|', '\\|')]);
  });
  return [[row(columns), row(columns.map(() => '---')), ...rows].join('\n')];
}
