import { sectionPage } from '../../core/reader/choices.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import { escapeHtml } from '../../load/text/html.ts';
import { directionOf } from '../../words/formats.ts';
import { linkTags, sharePicture, sharePictureUrl } from '../head.ts';

/**
 * The pages by which links to single sections lead, since sites that show a link do not heed its fragment:
 * each has the section's title, its beginning and its picture, and goes to the section at once, with no
 * script, in the place of its own entry in the history. To search engines it is the story's page, which its
 * refresh and its canonical link both name; a `noindex` would say otherwise. The opening has the story's own.
 *
 * @param baseUrl The URL that the story's page is published at; its pictures have no address without.
 * @returns Each page's HTML by its file.
 */
export function sectionPages(
  { story, scenes, words }: LoadedStory,
  baseUrl: string,
): Readonly<Record<string, string>> {
  const { meta } = story;
  const [, ...sections] = story.sections;
  const file = new URL(baseUrl).pathname.split('/').at(-1) ?? '';
  const pages = sections.map(({ id, title, beginning }) => {
    const url = new URL(sectionPage(id), baseUrl).href;
    const page = {
      title: words.common.term({ term: meta.title, words: title }),
      description: beginning ?? meta.description,
      url,
      canonical: baseUrl,
      picture: scenes[id] ? new URL(sharePicture.file, url).href : sharePictureUrl(baseUrl),
    };
    const target = escapeHtml(`../../${file}#${id}`);
    const html = `<!doctype html>
<html lang="${escapeHtml(meta.lang)}" dir="${directionOf(meta.lang)}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=${target}">
${linkTags(page, meta, words).join('\n')}
<link rel="icon" href="../../favicon.svg">
<a href="${target}">${escapeHtml(page.title)}</a>
</html>
`;
    return [`${sectionPage(id)}index.html`, html] as const;
  });
  return Object.fromEntries(pages);
}
