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
import type { KeptOverrides } from '../controls/reader-settings.ts';
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

/** The list "On the map now", which comes with the map's code. */
export interface FeatureListCode {
  readonly createFeatureList: typeof createFeatureList;
  readonly showFeature: typeof showFeature;
}

export type StoryPanels = ReturnType<typeof createStoryPanels>;

/** The legend, the list, the section rail, and the charts. */
export function createStoryPanels(input: StoryPanelsInput) {
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
  let listed = '';
  return {
    legend,
    featureList,
    charts,
    /** @param byReader Whether the reader has switched layers. */
    showScene({ scene, ahead, place }: Omit<Frame, 'position' | 'read'>, byReader = false) {
      const visible = visibleLayers(scene);
      const next = JSON.stringify([place.id, ...visible, overrides.now()]);
      if (next !== listed || byReader) {
        listed = next;
        legend.show(visible, overrides.now(), place.id);
        featureList.show(visible, byReader);
      }
      showDistance({ scene, ahead, place });
      charts.showDays(scene.days ?? {});
    },
    showPlace: ({ place, read }: Pick<Frame, 'place' | 'read'>) =>
      nav.show(sectionRead(place), read),
    stop() {
      for (const panel of [featureList, legend, nav, charts]) panel.stop();
      stopOpening();
      stopFolding();
    },
  };
}

/** The layers of the scene with the widest legend, in ems. */
function fullest(layers: readonly PageLayer[], scenes: SceneSpecs): readonly PageLayer[] {
  const swatch = 4;
  const width = (some: readonly PageLayer[]) =>
    some.reduce((sum, { label }) => sum + swatch + emsOf(label), 0);
  return Object.values(scenes)
    .map(({ layers: shown }) => layers.filter(({ id }) => shown[id]))
    .reduce((most, next) => (width(next) > width(most) ? next : most), []);
}

/** Announces what is on the map once the reader has changed it, and lists it when there is a map. */
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
      const listed = formatList(names, locale, 'narrow') || page.noLayer;
      status.textContent = page.nowOnMap({ layers: listed });
    },
    focus: () => list?.focus(),
    stop() {
      list?.stop();
      status.remove();
    },
  };
}

/**
 * Shows the kilometres of a section's route in `.travelled`, which has the route in `data-route` and its
 * {@link DistanceTable} in `data-distances`. In a passage it is in an `.odometer`, which is on the screen while the
 * reader is underway, with the stops passed.
 */
function distanceCounter(
  passages: readonly Passage[],
): (frame: Omit<Frame, 'position' | 'read'>) => void {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]', stops = '{}' } = place.dataset;
    const section = place.closest('section')?.id ?? '';
    const odometer = place.closest<HTMLElement>('.odometer');
    const passed = odometer?.querySelector<HTMLElement>('.passed');
    const calls = Object.entries(JSON.parse(stops) as Readonly<Record<string, number>>);
    const ofSection = JSON.parse(distances) as DistanceTable;
    return { place, section, route, odometer, passed, calls, ofSection };
  });
  const shown = new Map<HTMLElement, number>();
  return ({ scene, ahead, place: { id, travelTo } }) => {
    for (const { place, section, route, odometer, passed, calls, ofSection } of places) {
      const { drawn } = ahead(section) ?? scene;
      const passage = passages.find((each) => each.section === section);
      const table = passage?.distances[route] ?? ofSection;
      const share = drawn[route] ?? 1;
      const km = Math.round(kmAt(table, share));
      const hidden = id !== section || !!travelTo || share === 0;
      if (odometer && odometer.hidden !== hidden) odometer.hidden = hidden;
      if (shown.get(place) === km) continue;
      shown.set(place, km);
      place.textContent = page.travelled({ distance: formatLength(km, locale) });
      odometer?.style.setProperty('--travelled-km', String(km));
      if (!passed) continue;
      const names = calls.flatMap(([name, at]) => (at <= share ? [name] : []));
      passed.textContent = odometer?.hidden ? '' : names.join(' · ');
    }
  };
}
