import { z } from 'zod';
import { textOf } from '../files/own-file.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { type Position, type Problem, StoryError } from '../files/story-error.ts';
import { type StoryFiles, storyFilesIn, translationsIn } from '../files/story-files.ts';
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
      url: webAddress
        .optional()
        .describe('Where it can be read, such as https://example.org/ in full.'),
    })
    .optional()
    .describe('The article that the story retells, if it retells one.'),
});

/** What the head of the page and the credit to the article are made of. */
export type StoryMeta = z.infer<typeof metaSchema>;

interface FrontMatter {
  /** The fields, where all are sound. */
  readonly meta?: StoryMeta;
  /** The Markdown, and the number of lines before it. */
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  readonly at: (path: readonly PropertyKey[]) => Position;
}

/** Splits the text of a file, `story.md`, into its front matter and its Markdown. */
export function inspectFrontMatter(source: string, file: string): FrontMatter {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(source);
  if (!match) {
    const start = { line: 1, column: 1 };
    const problem = 'the front matter is missing, or not closed.';
    const remedy = 'Begin the file with a block of fields between two lines of "---".';
    const before = source.slice(0, Math.max(source.search(/^#/m), 0));
    return {
      body: source.slice(before.length),
      bodyLine: before.split('\n').length - 1,
      problems: [{ file, ...start, problem, remedy }],
      at: () => start,
    };
  }
  const [block, text = ''] = match;
  const { value, problems, at } = inspectYaml(text, file, metaSchema, 'Fix this field.', 1);
  return {
    ...(value && { meta: value }),
    body: source.slice(block.length),
    bodyLine: block.split('\n').length - 1,
    problems,
    at,
  };
}

/** Reads a story's front matter. @throws StoryError with a problem for each field that is missing or wrong. */
export function readMeta(root: string, { folder, story }: StoryFiles): StoryMeta {
  const { meta, problems } = inspectFrontMatter(readStoryFile(root, folder, story), story);
  if (!meta) throw new StoryError(problems);
  return meta;
}

/** The language that a text says it is in; that of a story unless its front matter names another. */
const languageOf = (root: string, folder: string, file: string, tag = 'en'): string =>
  inspectFrontMatter(textOf(root, folder, file), file).meta?.lang ?? tag;

/** The languages of a story: its own, and those that it is translated into. */
export const languagesOf = (root: string, { folder, story }: StoryFiles) =>
  [languageOf(root, folder, story), ...translationsIn(root, folder)] as const;

/** The story in one of its languages. */
export interface Edition {
  /** Its language as a BCP 47 tag. */
  readonly lang: string;
  /** The language's name in itself, such as `한국어`. */
  readonly name: string;
  /** Its page, relative to the original's: `` or `ko/`. */
  readonly path: string;
}

/** The editions of a story, the original first; none where it is in one language alone. */
export function editionsOf(root: string, { folder }: StoryFiles): readonly Edition[] {
  const tags = translationsIn(root, folder);
  if (tags.length === 0) return [];
  return [undefined, ...tags].map((tag) => {
    const { story, translation } = storyFilesIn(root, folder, tag);
    const lang = languageOf(root, folder, translation?.story ?? story, tag);
    return { lang, name: languageName(lang), path: tag ? `${tag}/` : '' };
  });
}

/** A language's name in itself, without the country that it is written for. */
function languageName(lang: string): string {
  const { language, script } = new Intl.Locale(lang);
  const tag = script ? `${language}-${script}` : language;
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
