import { locale, page } from 'virtual:words/page';
import { type DistanceTable, kmAt } from '../../core/route/distance-table.ts';
import { type Days, isWithinDays, type SceneSpecs } from '../../core/story/scene-spec.ts';
import type { PageLayer, StoryData } from '../../core/story/story-data.ts';
import { estimateEms } from '../../core/text-width.ts';
import type { Passage } from '../../core/timeline/passage.ts';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { createElement, findElement, targetOf } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { formatLength, formatList, readableLength } from '../../words/formats.ts';
import type { KeptOverrides } from '../controls/reader-settings.ts';
import type { Frame } from '../reading/reading.ts';
import type { Takeover } from '../reading/takeover.ts';
import type { createFeatureList } from './feature-list.ts';
import { createLegend } from './legend.ts';
import { createSectionNav, type SectionName } from './section-nav.ts';

interface StoryPanelsInput {
  readonly story: StoryData;
  readonly sections: readonly SectionName[];
  readonly map: () => StoryMap | undefined;
  readonly motion: () => boolean;
  readonly overrides: KeptOverrides;
  readonly takeover: Takeover;
  readonly signal: AbortSignal;
}

export type StoryPanels = ReturnType<typeof createStoryPanels>;

export function createStoryPanels(input: StoryPanelsInput) {
  const { map, overrides, signal } = input;
  const { layers, scenes, passages } = input.story;
  const fullest = widestLegend(layers, scenes);
  const onRetry = (layer: string) => map()?.retry(layer);
  const legend = createLegend({ layers, fullest, scenes, overrides, onRetry, signal });
  const featureList = listFeatures(input);
  const nav = createSectionNav(findElement('_sections'), input.sections, signal);
  const showDistance = distanceCounter(Object.keys(scenes), passages);
  const charts = linkCharts((date) => map()?.lightDays(date ? [date] : []), signal);
  let listed = '';
  return {
    legend,
    featureList,
    charts,
    showScene(frame: Frame, byReader = false) {
      const { scene, place } = frame;
      const visible = visibleLayers(scene);
      const next = JSON.stringify([place.id, ...visible, overrides.now()]);
      if (next !== listed || byReader) {
        listed = next;
        legend.show(visible, overrides.now(), place.id);
        featureList.show(visible, byReader);
      }
      showDistance(frame);
      charts.showDays(scene.days ?? {});
    },
    showPlace: ({ place, read }: Frame) => nav.show(sectionRead(place), read),
  };
}

function widestLegend(layers: readonly PageLayer[], scenes: SceneSpecs): readonly PageLayer[] {
  const swatchEms = 4;
  const width = (some: readonly PageLayer[]) =>
    some.reduce((sum, { label }) => sum + swatchEms + estimateEms(label), 0);
  return Object.values(scenes)
    .map(({ layers: shown }) => layers.filter(({ id }) => shown[id]))
    .reduce((widest, next) => (width(next) > width(widest) ? next : widest), []);
}

/** Announces what is on the map after the reader has changed it, and lists it once there is a map. */
function listFeatures({ story, map, motion, takeover, signal }: StoryPanelsInput) {
  const group = findElement('_layers');
  const status = createElement('p', { className: 'feature-status', role: 'status' });
  group.append(status);
  let list: ReturnType<typeof createFeatureList> | undefined;
  let shown: readonly PageLayer[] = [];
  signal.addEventListener('abort', () => {
    list?.stop();
    status.remove();
  });
  return {
    offer(create: typeof createFeatureList) {
      list ??= create({ group, before: status, map, motion, takeover });
      list.show(shown);
    },
    show(visible: ReadonlySet<string>, byReader: boolean) {
      shown = story.layers.filter(({ id }) => visible.has(id));
      list?.show(shown);
      if (!byReader) return;
      const names = shown.map(({ label }) => label);
      const listed = formatList(names, locale, 'narrow') || page.noLayer;
      status.textContent = page.nowOnMap({ layers: listed });
    },
    focus: () => list?.focus(),
  };
}

function distanceCounter(sections: readonly string[], passages: readonly Passage[]) {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]', stops = '{}' } = place.dataset;
    const section = place.closest('section')?.id ?? '';
    const odometer = place.closest<HTMLElement>('.odometer');
    const passed = odometer?.querySelector<HTMLElement>('.passed');
    const calls = Object.entries(JSON.parse(stops) as Readonly<Record<string, number>>);
    const passage = passages.find((each) => each.section === section);
    const table = passage?.distances[route] ?? (JSON.parse(distances) as DistanceTable);
    return { place, section, at: sections.indexOf(section), route, odometer, passed, calls, table };
  });
  const shown = new Map<HTMLElement, number>();
  return ({ scene, ahead, place: { id, travelTo } }: Frame) => {
    const here = sections.indexOf(id);
    for (const { place, section, at, route, odometer, passed, calls, table } of places) {
      // A place farther away is hardly ever on the screen.
      if (Math.abs(at - here) > 1) {
        if (odometer && !odometer.hidden) odometer.hidden = true;
        continue;
      }
      const share = (ahead(section) ?? scene).drawn[route] ?? 1;
      const hidden = id !== section || !!travelTo || share === 0;
      if (odometer && odometer.hidden !== hidden) odometer.hidden = hidden;
      const km = readableLength(kmAt(table, share));
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

/** Connects charts of layers with days to the map. Calls `onDay` with the day at which the reader points, if any. */
function linkCharts(onDay: (date: string | undefined) => void, signal: AbortSignal) {
  const charts = [...document.querySelectorAll<HTMLElement>('figure.chart[data-layer]')];
  const marksIn = new Map(
    charts.map((chart) => [chart, [...chart.querySelectorAll<SVGElement>('[data-date]')]]),
  );
  const shownIn = new Map<HTMLElement, Days | undefined>();
  const point = (event: PointerEvent) => {
    // A finger points by clicking.
    if (event.type !== 'click' && event.pointerType === 'touch') return;
    onDay(targetOf<SVGElement>(event, '[data-date]')?.dataset.date);
  };
  for (const chart of charts) {
    for (const type of ['pointerover', 'pointerleave', 'click'] as const)
      chart.addEventListener(type, point, { signal });
  }
  return {
    light(dates: readonly string[]) {
      for (const mark of [...marksIn.values()].flat())
        mark.classList.toggle('is-lit', dates.includes(mark.dataset.date ?? ''));
    },
    showDays(days: NonNullable<Scene['days']>) {
      for (const [chart, marks] of marksIn) {
        const shown = days[chart.dataset.layer ?? ''];
        if (shownIn.get(chart) === shown) continue;
        shownIn.set(chart, shown);
        for (const mark of marks)
          mark.classList.toggle(
            'is-ahead',
            !!shown && !isWithinDays(mark.dataset.date ?? '', shown),
          );
      }
    },
  };
}
