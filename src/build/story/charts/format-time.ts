import { formatDate } from '../../../words/formats.ts';
import { escapeHtml } from '../text/html.ts';

/** A `<time>` element for an ISO date: exact for machines, in the language of `locale` for readers. */
export function formatTime(date: string, locale: string): string {
  return `<time datetime="${escapeHtml(date)}">${escapeHtml(formatDate(date, locale))}</time>`;
}
