import { escapeHtml } from '../render/escape-html.ts';

/** A column of a data table. */
export interface Column {
  readonly name: string;
  /** Whether its cells are numbers, which stand to the right. */
  readonly numeric?: boolean;
}

/** The data of a chart as words, for the table beneath it. */
export interface DataTable {
  readonly columns: readonly Column[];
  /** A row's cells in the order of the columns; the first names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** A table with a caption, with headings for its columns and its rows. */
export function renderDataTable({ columns, rows }: DataTable, caption: string): string {
  const marks = columns.map(({ numeric }) => (numeric ? ' class="number"' : ''));
  const heads = columns.map(
    ({ name }, index) => `<th scope="col"${marks[index]}>${escapeHtml(name)}</th>`,
  );
  const body = rows.map((cells) => {
    const inner = cells.map((cell, index) =>
      index === 0
        ? `<th scope="row">${escapeHtml(cell)}</th>`
        : `<td${marks[index]}>${escapeHtml(cell)}</td>`,
    );
    return `<tr>${inner.join('')}</tr>\n`;
  });
  return `<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('')}</tbody>
</table>`;
}
