import { locale, page } from 'virtual:words/page';
import { type DistanceTable, kmAt } from '../../core/route/distance-table.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { emsOf } from '../../core/text-width.ts';
import type { Passage } from '../../core/timeline/passage.ts';
import { visibleLayers } from '../../core/timeline/scene.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { formatLength, formatList } from '../../words/formats.ts';
import type { KeptOverrides } from '../controls/keep-overrides.ts';
import type { ConnectedTakeover } from '../reading/connect-takeover.ts';
import type { Frame } from '../reading/reading.ts';
import { linkCharts } from './chart-link.ts';
import type { createFeatureList, FeatureList, showFeature } from './feature-list.ts';
import { createLegend, foldLegend, openSwitches } from './legend.ts';
import { createSectionNav, type SectionName } from './section-nav.ts';

interface StoryPanelsInput {
  readonly layers: readonly PageLayer[];
  readonly scenes: SceneSpecs;
  readonly passages: readonly Passage[];
  readonly sections: readonly SectionName[];
  readonly map: () => StoryMap | undefined;
  readonly motion: () => boolean;
  readonly overrides: Pick<KeptOverrides, 'now' | 'set' | 'reset'>;
  readonly takeover: Pick<ConnectedTakeover, 'state' | 'send'>;
}

/** What makes the list "On the map now", which comes with the map's code. */
export interface FeatureListCode {
  readonly createFeatureList: typeof createFeatureList;
  readonly showFeature: typeof showFeature;
}

/** What the page says of the story's place and its map: the legend, the list, the rail, the charts. */
export interface StoryPanels {
  readonly legend: ReturnType<typeof createLegend>;
  readonly featureList: ReturnType<typeof listFeatures>;
  readonly charts: ReturnType<typeof linkCharts>;
  /** Shows a frame's layers and how far its routes have come; `byReader` says that the reader has changed them. */
  readonly showScene: (frame: Pick<Frame, 'scene' | 'ahead' | 'place'>, byReader?: boolean) => void;
  /** Shows where the reader is. */
  readonly showPlace: (frame: Pick<Frame, 'place' | 'read'>) => void;
  readonly stop: () => void;
}

export function createStoryPanels(input: StoryPanelsInput): StoryPanels {
  const { layers, scenes, map, overrides } = input;
  const group = findElement('_layers');
  const opener = findElement<HTMLButtonElement>('_all-layers');
  const legend = createLegend({
    group,
    opener,
    key: findElement('_key'),
    layers,
    fullest: fullest(layers, scenes),
    onOverride: overrides.set,
    onReset: overrides.reset,
    onRetry: (layer) => map()?.retry(layer),
  });
  const featureList = listFeatures(input);
  const stopOpening = openSwitches(group, opener);
  const stopFolding = foldLegend(findElement<HTMLDetailsElement>('_layers-panel'));
  const nav = createSectionNav(findElement('_sections'), input.sections);
  const showDistance = distanceCounter(input.passages);
  const charts = linkCharts((date) => map()?.lightDays(date ? [date] : []));
  return {
    legend,
    featureList,
    charts,
    showScene({ scene, ahead, place }, byReader = false) {
      const visible = visibleLayers(scene);
      legend.show(visible, overrides.now(), place.id);
      featureList.show(visible, byReader);
      showDistance({ scene, ahead, place });
      charts.showDays(scene.days ?? {});
    },
    showPlace: ({ place, read }) => nav.show(sectionRead(place), read),
    stop() {
      for (const panel of [featureList, legend, nav, charts]) panel.stop();
      stopOpening();
      stopFolding();
    },
  };
}

/** The layers of the scene whose legend is the widest, by the widths of their names in ems. */
function fullest(layers: readonly PageLayer[], scenes: SceneSpecs): readonly PageLayer[] {
  const swatch = 4;
  const width = (some: readonly PageLayer[]) =>
    some.reduce((sum, { label }) => sum + swatch + emsOf(label), 0);
  return Object.values(scenes)
    .map(({ layers: shown }) => layers.filter(({ id }) => shown[id]))
    .reduce((most, next) => (width(next) > width(most) ? next : most), []);
}

/**
 * Says aloud what is on the map once the reader has changed it, and lists it, when there is a map, for readers
 * who cannot or will not point at it.
 */
function listFeatures({ layers, map, motion, takeover }: StoryPanelsInput) {
  const group = findElement('_layers');
  const status = createElement('p', { className: 'feature-status' });
  status.setAttribute('role', 'status');
  group.append(status);
  let list: FeatureList | undefined;
  let shown: readonly PageLayer[] = [];
  return {
    offer({ createFeatureList, showFeature }: FeatureListCode) {
      if (list) return;
      const made = createFeatureList({
        group,
        before: status,
        features: async () => (await map()?.features()) ?? [],
        onShow(feature) {
          const live = map();
          if (!live) return;
          takeover.send('take');
          const whole = takeover.state() === 'exploring';
          showFeature(live, feature, { motion: motion(), whole });
          made.fold();
        },
        onFollow() {
          takeover.send('back');
          made.fold();
        },
        onDays: (dates) => map()?.lightDays(dates),
      });
      made.show(shown);
      list = made;
    },
    show(visible: ReadonlySet<string>, byReader: boolean) {
      shown = layers.filter(({ id }) => visible.has(id));
      list?.show(shown);
      if (!byReader) return;
      const names = shown.map(({ label }) => label);
      const told = formatList(names, locale, 'narrow') || page.noLayer;
      status.textContent = page.nowOnMap({ layers: told });
    },
    focus: () => list?.focus(),
    stop() {
      list?.stop();
      status.remove();
    },
  };
}

/**
 * Says under a section how far the route that it draws has come, to the kilometre as the map's own
 * figures are, for each frame that it is called with: until the section's hold begins, no farther than
 * it begins with. The places for it in the page are `.travelled`, each with its route in `data-route`,
 * and in `data-distances` that route's {@link DistanceTable} as JSON. The one of a passage's section, whose
 * table is the passage's, is in an `.odometer`, which stands on the screen while the reader is underway
 * there, with the stops passed.
 */
function distanceCounter(
  passages: readonly Passage[],
): (frame: Pick<Frame, 'scene' | 'ahead' | 'place'>) => void {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]', stops = '{}' } = place.dataset;
    const section = place.closest('section')?.id ?? '';
    const odometer = place.closest<HTMLElement>('.odometer');
    const passed = odometer?.querySelector<HTMLElement>('.passed');
    const calls = Object.entries(JSON.parse(stops) as Readonly<Record<string, number>>);
    const own = JSON.parse(distances) as DistanceTable;
    return { place, section, route, odometer, passed, calls, own };
  });
  return ({ scene, ahead, place: { id } }) => {
    for (const { place, section, route, odometer, passed, calls, own } of places) {
      const { drawn } = ahead(section) ?? scene;
      const passage = passages.find(({ sections }) => sections.includes(section));
      const table = passage?.distances[route] ?? own;
      const share = drawn[route] ?? 1;
      const km = Math.round(kmAt(table, share));
      const words = page.travelled({ distance: formatLength(km, locale) });
      if (odometer) odometer.hidden = id !== section || share === 0 || share === 1;
      if (place.textContent === words) continue;
      place.textContent = words;
      odometer?.style.setProperty('--travelled-km', String(km));
      if (!passed) continue;
      const names = calls.flatMap(([name, at]) => (at <= share ? [name] : []));
      passed.textContent = odometer?.hidden ? '' : names.join(' · ');
    }
  };
}
