import { escapeHtml } from './escape-html.ts';
import { formatDate } from './format-date.ts';

/** A `<time>` element for an ISO date: exact for machines, British English for readers. */
export function formatTime(date: string): string {
  return `<time datetime="${escapeHtml(date)}">${escapeHtml(formatDate(date))}</time>`;
}
