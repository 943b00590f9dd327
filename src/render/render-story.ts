import { resolve } from 'node:path';
import { wayBetween } from '../core/camera/flight.ts';
import { renderChart, renderChartAgain } from '../load/charts/figure.ts';
import { fileHref, type ViteConfig } from '../load/files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryMeta } from '../load/text/front-matter.ts';
import { escapeHtml } from '../load/text/html.ts';
import type { Section } from '../load/text/read-sections.ts';
import type { sectionMaps } from '../stills/stills-plugin.ts';
import { formatDate, joined } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { renderAboutMap } from './about-map.ts';
import { renderEditions } from './head.ts';
import { renderKeys, renderValues } from './layer-key.ts';
import { passagesOf, routesOf } from './passages.ts';
import { withPictures } from './pictures.ts';
import { renderSection, renderTravelled } from './section.ts';
import { renderSources } from './sources.ts';

/** What the story's HTML has beside its words, and where it is published. */
export interface StoryPictures
  extends Partial<Pick<ReturnType<typeof sectionMaps>, 'sectionMap' | 'poster'>> {
  /** Whether other sites may show the page in a frame. */
  readonly embeddable?: boolean;
  /** The URL of its page, if that is known. */
  readonly baseUrl?: string;
}

/** The licences of all that a build ships, beside its page. */
export const licencesFile = 'licences.html';

/** The whole story as HTML, a `<section>` for each section in reading order; links to files lead from `page`. */
export async function renderStory(
  loaded: LoadedStory,
  pictures: StoryPictures,
  page?: { readonly root: string; readonly config: ViteConfig },
): Promise<string> {
  const { story, sources, scenes, kept, described, words } = loaded;
  const { baseUrl, embeddable = false, sectionMap } = pictures;
  const link = `<a href="${licencesFile}">${escapeHtml(words.render.licences)}</a>`;
  const isDev = page?.config.command === 'serve';
  const licences = page && !isDev ? `<p>${link}</p>\n` : '';
  const layers = described.map((layer) =>
    layer.file && page
      ? { ...layer, file: fileHref(resolve(page.root, layer.file), page.config) }
      : layer,
  );
  const shared = {
    embeddable,
    words: words.render,
    sources: renderSources(sources, story.cited, sourcesOfCharts(loaded), words),
    aboutMap: `${renderAboutMap(layers, words, (id) => renderValues(id, loaded))}${licences}`,
  };
  const { lang } = story.meta;
  const languages = renderEditions(lang, isDev ? [] : loaded.editions, words.shell.languages);
  const passages = passagesOf(loaded);
  const sceneOn = (index: number) =>
    story.sections.slice(0, index + 1).findLast(({ id }) => scenes[id])?.id ?? '';
  const rendered = story.sections.map(async (section, index) => {
    const scene = scenes[section.id];
    const first = index === 0;
    const keys = scene ? renderKeys(scene, loaded) : '';
    const picture = (scene && (await sectionMap?.(section, scene, loaded, keys))) ?? '';
    const map = first ? renderOpening(story.meta, words, baseUrl) + languages + picture : picture;
    const passage = passages.find((each) => each.section === section.id);
    const routes = routesOf(Object.keys(scene?.draw ?? {}), loaded);
    const travelled = renderTravelled(routes, passage);
    const next = story.sections[index + 1];
    const way =
      next && (kept[next.id] ? 'none' : wayBetween(scenes[sceneOn(index)], scenes[next.id]));
    return renderSection(section, {
      ...shared,
      charts: drawCharts(section, loaded),
      map,
      first,
      alone: kept[section.id] === 'none',
      way,
      passage,
      travelled,
    });
  });
  const html = (await Promise.all(rendered)).join('');
  return withPictures(html, loaded.pictures, words.render, lang);
}

/** The names of the charts that a section shows, in its order. */
const chartsIn = ({ parts }: Section): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'chart' ? [part.name] : []));

/** The sources of the charts that the text shows, in its order. */
const sourcesOfCharts = ({ story, charts }: LoadedStory): readonly string[] =>
  story.sections.flatMap(chartsIn).flatMap((name) => charts[name]?.spec.sources ?? []);

/**
 * The subtitle and the byline, with what is known of author, article and date, and on paper the URL, which the
 * page fills in where the build does not know it. With nothing but the URL the byline is printed only.
 */
export function renderOpening(
  { subtitle, article, author, published }: StoryMeta,
  words: Words,
  baseUrl = '',
): string {
  const { render, common, locale } = words;
  const heading = subtitle
    ? `<p class="subtitle" role="doc-subtitle">${escapeHtml(subtitle)}</p>\n`
    : '';
  const line = [
    ...(author ? [render.by({ author })] : []),
    ...(article ? [render.retold({ article: articleOf(article, words) })] : []),
    ...(published ? [render.published({ date: formatDate(published, locale) })] : []),
  ];
  const said = joined(line, common.next);
  const onPaper = line.length > 0 ? '' : ' print-only';
  return `${heading}<p class="byline${onPaper}">${said && `${escapeHtml(said)} `}<span class="address print-only" data-address>${escapeHtml(baseUrl)}</span></p>\n`;
}

/** An article as it is named, by as much as is known of it. */
function articleOf(
  { title, author, publisher, date }: NonNullable<StoryMeta['article']>,
  { render, common, locale }: Words,
): string {
  const named = author ? render.articleBy({ author }) : render.article({ title });
  const others = [publisher, date && formatDate(date, locale)].flatMap((each) => each || []);
  return joined([named, ...others], common.beside);
}

/** The charts of a section as their figures, by their names; the first of a name has the chart's ids. */
function drawCharts(section: Section, loaded: LoadedStory): Readonly<Record<string, string>> {
  const { charts, sources, story, words } = loaded;
  const figures = chartsIn(section).flatMap((name) => {
    const chart = charts[name];
    if (!chart) return [];
    const first = story.sections.find((each) => chartsIn(each).includes(name));
    return first === section
      ? [[name, renderChart(name, chart, sources, words)]]
      : [[name, renderChartAgain(name, chart, words)]];
  });
  return Object.fromEntries(figures);
}
