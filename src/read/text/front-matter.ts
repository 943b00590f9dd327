import { z } from 'zod';
import type { StoryFolder } from '../../files/open-folder.ts';
import { isDate, languageTag, maybe, phrase, webAddress } from '../schema/values.ts';
import { type InspectedYaml, inspectYaml } from '../yaml/read-yaml.ts';

export const metaSchema = z.strictObject({
  title: phrase.describe('The title of the story.'),
  subtitle: maybe(phrase, 'What it is about, in one line.'),
  description: maybe(phrase, 'For search engines and shared links; the text’s start by default.'),
  lang: languageTag.default('en').describe('Its language tag, such as es or en-GB; en by default.'),
  author: maybe(phrase, 'Who tells the story.'),
  publisher: maybe(phrase, 'For whom.'),
  published: maybe(
    z
      .string({ error: 'must be a day such as 2026-11-24' })
      .refine((date) => date.length === 10 && isDate(date), 'must be a day such as 2026-11-24'),
    'The day of publication, such as 2026-11-24.',
  ),
  article: maybe(
    z.strictObject({
      title: phrase.describe('What the article is called.'),
      author: maybe(phrase, 'Who wrote it.'),
      publisher: maybe(phrase, 'Who published it.'),
      date: maybe(
        z.coerce.string().refine(isDate, 'must be a date such as 2014-07-20'),
        'When, such as 2014-07-20.',
      ),
      url: maybe(webAddress, 'Where it can be read, such as https://example.org/ in full.'),
    }),
    'The article that the story retells, if it retells one.',
  ),
});

export type StoryMeta = z.infer<typeof metaSchema>;

/** Splits `story.md` into its front matter and its Markdown. */
export function inspectFrontMatter(source: string, file: string) {
  const [block, text] = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(source) ?? [];
  const before = block ?? source.slice(0, Math.max(source.search(/^#/m), 0));
  const { value: meta, ...rest } =
    text === undefined
      ? withoutFields(file)
      : inspectYaml(text, file, metaSchema, 'Fix this field.', 1);
  const [body, bodyLine] = [source.slice(before.length), before.split('\n').length - 1];
  return { meta, body, bodyLine, ...rest };
}

function withoutFields(file: string): InspectedYaml<StoryMeta> {
  const start = { line: 1, column: 1 };
  const problem = 'the front matter is missing, or not closed.';
  const remedy = 'Begin the file with a block of fields between two lines of "---".';
  return { problems: [{ file, ...start, problem, remedy }], at: () => start };
}

/** Returns a text's language: the one that its front matter states, or else `tag`. */
const languageOf = (files: StoryFolder, file: string, tag = 'en'): string =>
  inspectFrontMatter(files.textOrNone(file), file).meta?.lang ?? tag;

/** Lists a story's languages: first the original's, then the translations'. */
export const languagesOf = (files: StoryFolder) =>
  [languageOf(files, files.story), ...files.tags()] as const;

export interface Edition {
  readonly lang: string;
  /** The language's own name for itself, such as `한국어`. */
  readonly name: string;
  /** The path of the edition's page, relative to the original's: empty or, for example, `ko/`. */
  readonly path: string;
}

/** Lists a story's editions, the original first; the list is empty if there is no translation. */
export function editionsOf(files: StoryFolder): readonly Edition[] {
  const tags = files.tags();
  if (tags.length === 0) return [];
  return [undefined, ...tags].map((tag) => {
    const { story, translation } = files.edition(tag);
    const lang = languageOf(files, translation?.story ?? story, tag);
    return { lang, name: languageName(lang), path: tag ? `${tag}/` : '' };
  });
}

/** Returns a language's own name for itself, without a country. */
function languageName(lang: string): string {
  const { language, script } = new Intl.Locale(lang);
  const tag = script ? `${language}-${script}` : language;
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
