import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { wayBetween } from '../../core/story/way-between.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import type { Section } from '../parse/story.ts';
import { renderAboutMap } from './render-about-map.ts';
import { renderOpening } from './render-opening.ts';
import { renderSection } from './render-section.ts';
import { renderSources } from './render-sources.ts';
import { routeDistances } from './route-distances.ts';

/** Draws the static map of one section as a `<figure class="section-map">`. */
export type SectionMap = (
  section: Section,
  scene: SceneSpec,
  loaded: LoadedStory,
) => string | Promise<string>;

/** What is drawn into the story's HTML beside its words. */
export interface StoryPictures {
  /** Draws the static map of a section; nothing by default. */
  readonly sectionMap?: SectionMap;
  /** The address that the page is published at, if that is known. */
  readonly baseUrl?: string;
}

/** The whole story as HTML: one `<section>` for each of its sections, in reading order. */
export async function renderStory(loaded: LoadedStory, pictures: StoryPictures): Promise<string> {
  const { files, story, sources, scenes, geometry, described, words } = loaded;
  const { baseUrl, sectionMap } = pictures;
  const shared = {
    charts: drawCharts(loaded),
    words,
    sources: renderSources(sources, story.cited, words),
    aboutMap: renderAboutMap(described, words),
  };
  const rendered = story.sections.map(async (section, index) => {
    const scene = scenes[section.id];
    const first = index === 0;
    const picture = (scene && (await sectionMap?.(section, scene, loaded))) ?? '';
    const map = first ? renderOpening(story.meta, words, baseUrl) + picture : picture;
    const routes = routeDistances(Object.keys(scene?.draw ?? {}), geometry, files);
    const next = story.sections[index + 1];
    const way = next && wayBetween(scene, scenes[next.id]);
    return renderSection(section, { ...shared, map, first, way, routes });
  });
  return (await Promise.all(rendered)).join('');
}

/** Each chart as its figure, by the name that the text calls it. */
function drawCharts({ charts, sources, words }: LoadedStory): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(charts).map(([name, chart]) => [
      name,
      renderChart(name, chart, sources, { ...words.charts, locale: words.locale }),
    ]),
  );
}
