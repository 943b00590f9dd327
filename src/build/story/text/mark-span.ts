import type { MarkdownIt } from 'markdown-it';

/** How words in brackets with something in braces after them are marked. */
export interface SpanMark {
  readonly name: string;
  /** The braces, from their beginning; its first group is the value. */
  readonly braces: RegExp;
  /** The attribute of the `<span>` that has the value. */
  readonly attribute: string;
}

/** A markdown-it rule for words that are marked: `[words]{braces}` is `<span attribute="value">words</span>`. */
export function markSpan(markdown: MarkdownIt, { name, braces, attribute }: SpanMark): void {
  markdown.inline.ruler.before('link', name, (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos);
    if (labelEnd < 0) return false;
    const match = braces.exec(state.src.slice(labelEnd + 1));
    if (!match?.[1]) return false;
    const end = labelEnd + 1 + match[0].length;
    if (!silent) {
      const after = state.posMax;
      state.pos += 1;
      state.posMax = labelEnd;
      state.push(`${name}_open`, 'span', 1).attrs = [[attribute, match[1]]];
      state.md.inline.tokenize(state);
      state.push(`${name}_close`, 'span', -1);
      state.posMax = after;
    }
    state.pos = end;
    return true;
  });
}
