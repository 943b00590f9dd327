import { wayBetween } from '../../core/camera/flight.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { SectionMap } from '../stills/stills-plugin.ts';
import type { Chart } from '../story/charts/read-charts.ts';
import { renderChart, renderChartAgain } from '../story/charts/render-chart.ts';
import type { Words } from '../story/files/read-words.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { Section } from '../story/text/story.ts';
import { renderAboutMap } from './render-about-map.ts';
import { renderOpening } from './render-opening.ts';
import { renderSection } from './render-section.ts';
import { renderSources } from './render-sources.ts';
import { routeDistances } from './route-distances.ts';

/** What is drawn into the story's HTML beside its words. */
export interface StoryPictures {
  /** Draws the static map of a section; nothing by default. */
  readonly sectionMap?: SectionMap;
  /** The URL that the page is published at, if that is known. */
  readonly baseUrl?: string;
}

/** The whole story as HTML: one `<section>` for each of its sections, in reading order. */
export async function renderStory(loaded: LoadedStory, pictures: StoryPictures): Promise<string> {
  const { files, story, sources, scenes, layers, geometry, described, words } = loaded;
  const { baseUrl, sectionMap } = pictures;
  const shared = {
    words,
    sources: renderSources(sources, story.cited, words),
    aboutMap: renderAboutMap(described, words),
  };
  const rendered = story.sections.map(async (section, index) => {
    const scene = scenes[section.id];
    const first = index === 0;
    const picture = (scene && (await sectionMap?.(section, scene, loaded))) ?? '';
    const map = first ? renderOpening(story.meta, words, baseUrl) + picture : picture;
    const routes = routeDistances(routesOf(scene, layers), geometry, files);
    const next = story.sections[index + 1];
    const way = next && wayBetween(scene, scenes[next.id]);
    const charts = drawCharts(section, loaded);
    return renderSection(section, { ...shared, charts, map, first, way, routes });
  });
  return (await Promise.all(rendered)).join('');
}

/** The layers that a scene draws along their length. */
function routesOf(scene: SceneSpec | undefined, layers: LoadedStory['layers']): string[] {
  const drawn = Object.keys(scene?.draw ?? {});
  return drawn.filter((id) => layers.some((layer) => layer.id === id && kindOf(layer).drawsAlong));
}

/** The first section in which a chart stands. */
const firstPlace = (name: string, sections: readonly Section[]): Section | undefined =>
  sections.find(({ parts }) => parts.some((part) => part.kind === 'chart' && part.name === name));

/** The charts of a section as their figures, by the names that the text calls them. */
function drawCharts(section: Section, loaded: LoadedStory): Readonly<Record<string, string>> {
  return Object.fromEntries(
    section.parts.flatMap((part) => {
      const chart = part.kind === 'chart' && loaded.charts[part.name];
      if (!chart) return [];
      const first = firstPlace(part.name, loaded.story.sections) === section;
      return [[part.name, figureOf(part.name, chart, first, loaded)]];
    }),
  );
}

/** The figure that was drawn last of each chart, and what it was drawn of. */
const drawn = new Map<
  string,
  { readonly of: string; readonly words: Words; readonly figure: string }
>();

/** A chart as its figure, at its first place or at a later one; one that is as before is not drawn anew. */
function figureOf(
  name: string,
  chart: Chart,
  first: boolean,
  { sources, words }: LoadedStory,
): string {
  const of = JSON.stringify([chart, sources]);
  const known = drawn.get(`${name} ${first}`);
  if (known?.of === of && known.words === words) return known.figure;
  const said = { ...words.charts, locale: words.locale };
  const figure = first
    ? renderChart(name, chart, sources, said)
    : renderChartAgain(name, chart, said);
  drawn.set(`${name} ${first}`, { of, words, figure });
  return figure;
}
