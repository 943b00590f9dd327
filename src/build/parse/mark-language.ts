import type { MarkdownIt } from 'markdown-it';

const attribute = /^\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}/;

/** A markdown-it rule for words in another language: `[首尔]{lang=zh}` is `<span lang="zh">首尔</span>`. */
export function markLanguage(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'language', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos);
    if (labelEnd < 0) return false;
    const match = attribute.exec(state.src.slice(labelEnd + 1));
    if (!match?.[1]) return false;
    const end = labelEnd + 1 + match[0].length;
    if (!silent) {
      const after = state.posMax;
      state.pos += 1;
      state.posMax = labelEnd;
      state.push('language_open', 'span', 1).attrs = [['lang', match[1]]];
      state.md.inline.tokenize(state);
      state.push('language_close', 'span', -1);
      state.posMax = after;
    }
    state.pos = end;
    return true;
  });
}
