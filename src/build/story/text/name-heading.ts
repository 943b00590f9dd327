import type { MarkdownIt } from 'markdown-it';

/** What an author writes after a heading's words: `{#the-road kicker="Monday, 14 July"}`. */
export type HeadingName = {
  readonly id: string;
  readonly kicker?: string;
};

const attributes = /\s*\{#([^\s}]+)(?:\s+kicker="([^"]*)")?\}\s*$/;

/** A markdown-it rule that takes a heading's name off its words and keeps it as the token's `meta`. */
export function nameHeading(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'heading_name', (state) => {
    state.tokens.forEach((token, index) => {
      const words = state.tokens[index + 1];
      if (token.type !== 'heading_open' || !words) return;
      const match = attributes.exec(words.content);
      if (!match?.[1]) return;
      const [, id, kicker] = match;
      const name: HeadingName = kicker ? { id, kicker } : { id };
      token.meta = name;
      words.content = words.content.slice(0, match.index);
    });
  });
}
