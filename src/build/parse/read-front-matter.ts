import { z } from 'zod';
import { datePattern } from '../render/date-pattern.ts';
import { isWebAddress } from '../render/external-link.ts';
import { readYaml } from './read-yaml.ts';
import { StoryError } from './story-error.ts';

const text = z.string().trim().min(1);
/** What a story says of itself before its text. */
export const metaSchema = z.strictObject({
  title: text.describe('The title of the story.'),
  subtitle: text.describe('What it is about, in one line.'),
  description: text.describe('One or two sentences, for search engines and shared links.'),
  lang: text
    .refine(isLanguage, 'must be a language tag such as en or en-GB')
    .describe('Its language as a tag, such as en or en-GB.'),
  author: text.optional().describe('Who tells the story.'),
  publisher: text.optional().describe('Who publishes it.'),
  published: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-24')
    .describe('The day of publication, such as 2026-11-24.'),
  article: z
    .strictObject({
      title: text.describe('Its title.'),
      author: text.describe('Who wrote it.'),
      publisher: text.describe('Where it was published.'),
      date: z.coerce
        .string()
        .regex(datePattern, 'must be a date such as 2014-07-20')
        .describe('When it was published, such as 2014-07-20.'),
      url: z
        .string()
        .refine(isWebAddress, 'must be a web address')
        .optional()
        .describe('Its address.'),
    })
    .optional()
    .describe('The article that the story retells, if it retells one.'),
});

/** Whether a text is a language tag as BCP 47 writes them. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** What the head of the page and the credit to the article are made of. */
export type StoryMeta = z.infer<typeof metaSchema>;

/**
 * Splits the story's text into its front matter and its Markdown.
 *
 * @param source The whole of `story.md`.
 * @param file The file's name in messages.
 * @returns The front matter, the Markdown, and the number of lines that stand before it.
 * @throws StoryError with one problem for each field that is missing or wrong.
 */
export function readFrontMatter(
  source: string,
  file: string,
): { meta: StoryMeta; body: string; bodyLine: number } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(source);
  if (!match) {
    const remedy = 'Begin the file with a block of fields between two lines of "---".';
    throw new StoryError([
      { file, place: 'line 1', problem: 'the front matter is missing.', remedy },
    ]);
  }
  const [block, yaml = ''] = match;
  const meta = readYaml(yaml, file, metaSchema, 'Add or mend this field.', 1);
  return { meta, body: source.slice(block.length), bodyLine: block.split('\n').length - 1 };
}
