import { z } from 'zod';
import { readStoryFile } from '../files/read-story-file.ts';
import { type Position, type Problem, StoryError } from '../files/story-error.ts';
import { type StoryFiles, storyFilesIn } from '../files/story-files.ts';
import { isDate, languageTag, phrase, webAddress } from '../schema/values.ts';
import { inspectYaml } from '../yaml/read-yaml.ts';

/** What a story says of itself before its text. */
export const metaSchema = z.strictObject({
  title: phrase.describe('The title of the story.'),
  subtitle: phrase.optional().describe('What it is about, in one line.'),
  description: phrase
    .optional()
    .describe(
      'One or two sentences, for search engines and shared links; the beginning of the text by default.',
    ),
  lang: languageTag
    .default('en')
    .describe('Its language as a tag, such as es or en-GB; en by default.'),
  author: phrase.optional().describe('Who tells the story.'),
  publisher: phrase.optional().describe('For whom.'),
  published: z
    .string({ error: 'must be a day such as 2026-11-24' })
    .refine((date) => date.length === 10 && isDate(date), 'must be a day such as 2026-11-24')
    .optional()
    .describe('The day of publication, such as 2026-11-24.'),
  article: z
    .strictObject({
      title: phrase.describe('What the article is called.'),
      author: phrase.optional().describe('Who wrote it.'),
      publisher: phrase.optional().describe('Who published it.'),
      date: z.coerce
        .string()
        .refine(isDate, 'must be a date such as 2014-07-20')
        .optional()
        .describe('When, such as 2014-07-20.'),
      url: webAddress.optional().describe('Where it can be read, such as https://example.org/.'),
    })
    .optional()
    .describe('The article that the story retells, if it retells one.'),
});

/** What the head of the page and the credit to the article are made of. */
export type StoryMeta = z.infer<typeof metaSchema>;

/** What stands before a story's Markdown, and what is wrong with it. */
interface FrontMatter {
  /** All of it, where it is sound. */
  readonly meta?: StoryMeta;
  /** The Markdown, and the number of lines that stand before it. */
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** Where a field stands. */
  readonly at: (path: readonly PropertyKey[]) => Position;
}

/**
 * Splits the story's text into its front matter and its Markdown, and finds all that is wrong with the
 * front matter.
 *
 * @param source The whole of `story.md`.
 * @param file The file's name in messages.
 */
export function inspectFrontMatter(source: string, file: string): FrontMatter {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(source);
  if (!match) {
    const start = { line: 1, column: 1 };
    const [problem, remedy] = /^---\s*\n/.test(source)
      ? [
          'the front matter is not closed.',
          'Write a line of "---" after its last field, before the first heading.',
        ]
      : [
          'the front matter is missing.',
          'Begin the file with a block of fields between two lines of "---".',
        ];
    const problems = [{ file, ...start, problem, remedy }];
    const before = source.slice(0, Math.max(source.search(/^#/m), 0));
    const bodyLine = before.split('\n').length - 1;
    return { body: source.slice(before.length), bodyLine, problems, at: () => start };
  }
  const [block, text = ''] = match;
  const { value, problems, at } = inspectYaml(text, file, metaSchema, 'Mend this field.', 1);
  return {
    ...(value && { meta: value }),
    body: source.slice(block.length),
    bodyLine: block.split('\n').length - 1,
    problems,
    at,
  };
}

/**
 * Reads the front matter of a story's text.
 *
 * @throws StoryError with one problem for each field that is missing or wrong.
 */
function readFrontMatter(source: string, file: string): StoryMeta {
  const { meta, problems } = inspectFrontMatter(source, file);
  if (!meta) throw new StoryError(problems);
  return meta;
}

/** What the story says of itself before it is told. */
export function readMeta(
  root: string,
  { folder, story }: Pick<StoryFiles, 'folder' | 'story'> = storyFilesIn(root),
): StoryMeta {
  return readFrontMatter(readStoryFile(root, folder, story), story);
}
