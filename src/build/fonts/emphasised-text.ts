import { storyMarkdown } from '../story/text/story-markdown.ts';

/** The words of a story's Markdown that stand in italics, a line for each run of them. */
export function emphasisedText(markdown: string): string {
  const runs: string[] = [];
  for (const { children } of storyMarkdown({ citation: String }).parse(markdown, {})) {
    let depth = 0;
    for (const { type, content } of children ?? []) {
      if (type === 'em_open') depth += 1;
      else if (type === 'em_close') depth -= 1;
      else if (depth > 0 && type === 'text') runs.push(content);
    }
  }
  return runs.join('\n');
}
