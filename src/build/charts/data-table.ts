import { escapeHtml } from '../render/escape-html.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { Drawing, Form } from './form.ts';

/** The data of a chart as a table with a caption, with headings for its columns and its rows. */
export function renderDataTable(
  { table, columns }: Pick<ChartSpec, 'table' | 'columns'>,
  kinds: Form['columns'],
  cells: Drawing['cells'],
): string {
  const marks = kinds.map((kind) => (kind === 'number' ? ' class="number"' : ''));
  const heads = columns.map(
    (name, index) => `<th scope="col"${marks[index]}>${escapeHtml(name)}</th>`,
  );
  const body = cells.map((row) => {
    const inner = row.map((cell, index) =>
      index === 0
        ? `<th scope="row">${escapeHtml(cell)}</th>`
        : `<td${marks[index]}>${escapeHtml(cell)}</td>`,
    );
    return `<tr>${inner.join('')}</tr>\n`;
  });
  return `<table>
<caption>${escapeHtml(table)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('')}</tbody>
</table>`;
}
