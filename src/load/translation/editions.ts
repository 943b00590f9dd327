import { textOf } from '../files/own-file.ts';
import { type StoryFiles, storyFilesIn, translationsIn } from '../files/story-files.ts';
import { inspectFrontMatter } from '../text/front-matter.ts';

/** The story in one of its languages. */
export interface Edition {
  /** Its language as a BCP 47 tag. */
  readonly lang: string;
  /** The language's name in itself, such as `한국어`. */
  readonly name: string;
  /** Its page, relative to the original's: `` or `ko/`. */
  readonly path: string;
}

/** The editions of a story, the original first; none where it is told in one language alone. */
export function editionsOf(root: string, { folder }: StoryFiles): readonly Edition[] {
  const tags = translationsIn(root, folder);
  if (tags.length === 0) return [];
  return [undefined, ...tags].map((tag) => {
    const { story, translation } = storyFilesIn(root, folder, tag);
    const file = translation?.story ?? story;
    const { meta } = inspectFrontMatter(textOf(root, folder, file), file);
    const lang = meta?.lang ?? tag ?? 'en';
    return { lang, name: nameOf(lang), path: tag ? `${tag}/` : '' };
  });
}

/** A language's name in itself, without the country that it is written for. */
function nameOf(lang: string): string {
  const { language, script } = new Intl.Locale(lang);
  const tag = script ? `${language}-${script}` : language;
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
