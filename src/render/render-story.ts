import { renderChart, renderChartAgain } from '../charts/figure.ts';
import { wayBetween } from '../core/camera/flight.ts';
import { fileHref, type ViteConfig } from '../files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { Source, Sources } from '../read/schema/sources.ts';
import type { StoryMeta } from '../read/text/front-matter.ts';
import { escapeHtml, externalLink, formatTime } from '../read/text/html.ts';
import type { Citation, Section } from '../read/text/read-sections.ts';
import type { sectionMaps } from '../stills/stills-plugin.ts';
import { formatDate, joined } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { renderAboutMap } from './about-map.ts';
import { renderEditions } from './head.ts';
import { renderKeys, renderValues } from './layer-key.ts';
import { passagesOf, routesOf } from './passages.ts';
import { withPictures } from './pictures.ts';
import { renderSection, renderTravelled } from './section.ts';

export interface StoryPictures
  extends Partial<Pick<ReturnType<typeof sectionMaps>, 'sectionMap' | 'poster'>> {
  readonly embeddable?: boolean;
  readonly baseUrl?: string;
  /** The original's file, such as `walk.html`, unless it is the folder's index. */
  readonly file?: string | undefined;
}

export const licencesFile = 'licences.html';

/** What a page loads only if its story has it: colour keys, pictures, or pictures that move or are compared. */
export type PageNeed = 'keys' | 'pictures' | 'moves';

/** Renders each section as a `<section>`; links to files are relative to `page`. */
export async function renderStory(loaded: LoadedStory, pictures: StoryPictures, page?: ViteConfig) {
  const { sources, scenes, kept, described, words } = loaded;
  const sections = loaded.story.sections.map((section) => withPictures(section, loaded));
  const story = { ...loaded.story, sections };
  const { baseUrl, file, embeddable = false, sectionMap } = pictures;
  const link = `<a href="${licencesFile}">${escapeHtml(words.render.licences)}</a>`;
  const isDev = page?.command === 'serve';
  const licences = page && !isDev ? `<p>${link}</p>\n` : '';
  const layers = described.map((layer) =>
    layer.file && page ? { ...layer, file: fileHref(loaded.files.at(layer.file), page) } : layer,
  );
  const shared = {
    embeddable,
    copySection: words.shell.copySection,
    words: words.render,
    sources: renderSources(sources, story.cited, sourcesOfCharts(loaded), words),
    aboutMap: `${renderAboutMap(layers, words, (id) => renderValues(id, loaded))}${licences}`,
  };
  const { lang } = story.meta;
  const languages = renderEditions(lang, isDev ? [] : loaded.editions, words.shell.languages, file);
  const passages = passagesOf({ ...loaded, story });
  let hasKeys = false;
  const sceneOn = (index: number) =>
    story.sections.slice(0, index + 1).findLast(({ id }) => scenes[id])?.id ?? '';
  const rendered = story.sections.map(async (section, index) => {
    const scene = scenes[section.id];
    const first = index === 0;
    const keys = scene ? renderKeys(scene, loaded) : '';
    const picture = (scene && (await sectionMap?.(section, scene, loaded, keys))) ?? '';
    hasKeys ||= picture !== '' && keys !== '';
    const map = first ? renderOpening(story.meta, words, baseUrl) + languages + picture : picture;
    const passage = passages.find((each) => each.section === section.id);
    const routes = routesOf(Object.keys(scene?.draw ?? {}), loaded);
    const travelled = renderTravelled(routes, passage, layers);
    const next = story.sections[index + 1];
    const way =
      next && (kept[next.id] ? 'none' : wayBetween(scenes[sceneOn(index)], scenes[next.id]));
    return renderSection(section, {
      ...shared,
      charts: drawCharts(section, { ...loaded, story }),
      map,
      first,
      alone: kept[section.id] === 'none',
      dark: scene?.dark,
      way,
      passage,
      travelled,
    });
  });
  const html = (await Promise.all(rendered)).join('');
  return { html, needs: [...(hasKeys ? ['keys' as const] : []), ...picturesNeed(loaded)] };
}

function picturesNeed({ shown, pictures }: Pick<LoadedStory, 'shown' | 'pictures'>): PageNeed[] {
  const own = shown.filter(({ url }) => pictures[url]);
  const moves = own.some(({ url, comparedWith }) => pictures[url]?.video || comparedWith);
  return [...(own.length > 0 ? ['pictures' as const] : []), ...(moves ? ['moves' as const] : [])];
}

const chartsIn = ({ parts }: Section): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'chart' ? [part.name] : []));

const sourcesOfCharts = ({ story, charts }: LoadedStory): readonly string[] =>
  story.sections.flatMap(chartsIn).flatMap((name) => charts[name]?.spec.sources ?? []);

/**
 * Renders the subtitle and the byline, with a URL for paper, which the page fills in if the build does not know it. A
 * byline that has only the URL is shown only in print.
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

function articleOf(
  { title, author, publisher, date }: NonNullable<StoryMeta['article']>,
  { render, common, locale }: Words,
): string {
  const named = author ? render.articleBy({ author }) : render.article({ title });
  const others = [publisher, date && formatDate(date, locale)].flatMap((each) => each || []);
  return joined([named, ...others], common.beside);
}

/** Renders a section's charts, by name; if a chart is shown twice, only the first figure has ids. */
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

/** The maximum number of arrows back to the text: in a longer row, nobody knows where each leads. */
const maxBackLinks = 4;

/** Numbers the sources that the text cites, with links back, and lists the sources that only charts name. */
export function renderSources(
  sources: Sources,
  cited: readonly Citation[],
  ofCharts: readonly string[],
  words: Words,
): string {
  const ids = new Set([...cited.map(({ source }) => source), ...ofCharts]);
  const items = [...ids].map((id) => {
    const source = sources[id];
    const citations = cited.filter((citation) => citation.source === id);
    return source ? renderSource(id, source, citations, words) : '';
  });
  return `<ol class="sources">\n${items.join('')}</ol>\n`;
}

function renderSource(
  id: string,
  source: Source,
  citations: readonly Citation[],
  { render, locale }: Words,
): string {
  const title = `<cite>${escapeHtml(source.title)}</cite>`;
  const parts = [
    ...(source.author ? [escapeHtml(source.author)] : []),
    source.url ? externalLink(source.url, title) : title,
    ...(source.publisher ? [escapeHtml(source.publisher)] : []),
    ...(source.date ? [formatTime(source.date, locale)] : []),
  ];
  const notes = [source.note, source.url ? undefined : source.unlinked].filter(Boolean).join(' ');
  const note = notes ? ` <span class="note">${escapeHtml(notes)}</span>` : '';
  const back = citations.slice(0, maxBackLinks).map(({ occurrence, number }, i) => {
    const label = render.backToCitation({ citation: `${i + 1}`, source: `${number}` });
    return `<a class="back" href="#_cite_${occurrence}" role="doc-backlink" aria-label="${escapeHtml(label)}">↑</a>`;
  });
  return `<li id="_source_${escapeHtml(id)}">${parts.join(', ')}.${note} ${back.join(' ')}</li>\n`;
}
