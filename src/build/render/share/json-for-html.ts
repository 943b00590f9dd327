import type { HtmlTagDescriptor } from 'vite';

/** Data at the end of the page, where no paint waits for it. */
export const dataBlock = (
  attrs: Readonly<Record<string, string>>,
  data: unknown,
): HtmlTagDescriptor => ({
  tag: 'script',
  attrs,
  children: jsonForHtml(data),
  injectTo: 'body',
});

/** A value as JSON that no HTML parser takes for markup, so that it may stand in a `<script>`. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
