import { fromMercator, greatCircleKm, type LngLat, toMercator } from '../core/camera/mercator.ts';
import { type Route, readRoute } from '../core/route/route.ts';
import { distanceTable, routeProgress, shareAtKm } from '../core/route/route-progress.ts';
import type { Passage } from '../core/timeline/passage.ts';
import { layerFeatures } from '../load/geometry/read-geometry.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { Cue, Section } from '../load/text/read-sections.ts';
import { kindOf } from '../style/kinds/kinds.ts';

type StoryParts = Pick<LoadedStory, 'story' | 'scenes' | 'layers' | 'geometry' | 'files'>;

/** A passage, and how its text is spread over it. */
export interface TextPassage extends Passage {
  /** By the ids of its sections. */
  readonly legs: Readonly<Record<string, readonly Leg[]>>;
}

/** A piece of a section's text that is read at one distance, with as much of the page as lies before the next. */
export interface Leg {
  /** Its words, as HTML: the first that the section begins with, and more that are spread over the way. */
  readonly html: readonly string[];
  /** The kilometres to the next leg; none where the passage ends with this one. */
  readonly km?: number;
}

/** How far apart the places are between which the camera moves on, in kilometres. */
const step = 40;

/** How far off the distances on the page may be, in kilometres: they are shown in whole ones. */
const tolerance = 0.1;

/** The passages of a story: sections in a row whose cameras follow the same routes. */
export function passagesOf(parts: StoryParts): readonly TextPassage[] {
  const { story, scenes } = parts;
  const followed = (section: Section | undefined) =>
    scenes[section?.id ?? '']?.follow?.routes.join();
  const runs: Section[][] = [];
  story.sections.forEach((section, i) => {
    if (followed(section) === undefined) return;
    if (followed(section) === followed(story.sections[i - 1])) runs.at(-1)?.push(section);
    else runs.push([section]);
  });
  return runs.map((sections) => passage(sections, parts));
}

/** The passages as the map needs them: without their text. */
export const mapPassages = (parts: StoryParts): readonly Passage[] =>
  passagesOf(parts).map(({ legs, ...passage }) => passage);

function passage(sections: readonly Section[], parts: StoryParts): TextPassage {
  const { scenes } = parts;
  const first = scenes[sections[0]?.id ?? ''];
  const drawn = sections.flatMap(({ id }) => Object.keys(scenes[id]?.draw ?? {}));
  const routes = routesOf([...new Set(drawn)], parts);
  const { routes: ids = [], around = 550, maxZoom } = first?.follow ?? {};
  const followed = ids.flatMap((id) => routes[id] ?? []);
  const ways = followed.map((route) => ({ route, progress: routeProgress(route) }));
  const km = Math.max(...ways.map(({ progress }) => progress(1).km));
  const steps = Math.max(1, Math.ceil(km / step));
  const heads = Array.from({ length: steps + 1 }, (_, i) =>
    ways.map(({ route, progress }) => progress(shareAtKm(route, (km * i) / steps)).head),
  );
  const middles = heads.map(middleOf);
  const apart = heads.flatMap((each, i) =>
    each.map((head) => greatCircleKm(head, middles[i] ?? head)),
  );
  return {
    sections: sections.map(({ id }) => id),
    km: Number(km.toFixed(2)),
    middles: middles.map(([lng, lat]) => [Number(lng.toFixed(2)), Number(lat.toFixed(2))] as const),
    around: Math.max(around, Math.ceil(1.3 * Math.max(...apart))),
    ...(maxZoom !== undefined && { maxZoom }),
    distances: Object.fromEntries(
      Object.entries(routes).map(([id, route]) => [id, roundedTable(route)]),
    ),
    legs: legsOf(sections, km, routes),
  };
}

/** The routes among some layers, by their ids. */
export function routesOf(
  ids: readonly string[],
  { layers, geometry, files }: Pick<StoryParts, 'layers' | 'geometry' | 'files'>,
): Readonly<Record<string, Route>> {
  const along = ids.filter((id) =>
    layers.some((layer) => layer.id === id && kindOf(layer).drawsAlong),
  );
  return Object.fromEntries(
    along.flatMap((id) => {
      const features = layerFeatures(id, geometry, files);
      return features ? [[id, readRoute(features)]] : [];
    }),
  );
}

/** A route's distances by its shares, as short as the page needs them. */
export function roundedTable(route: Route) {
  return distanceTable(route, tolerance).map(
    ([share, km]) => [Number(share.toFixed(5)), Number(km.toFixed(2))] as const,
  );
}

function middleOf(places: readonly LngLat[]): LngLat {
  const points = places.map(toMercator);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return fromMercator([mean(0), mean(1)]);
}

/**
 * Cuts the text of a passage into legs: each begins with the first paragraph that names a stop farther on,
 * and the last of them holds what follows. A section in the midst begins halfway between two stops.
 */
function legsOf(
  sections: readonly Section[],
  total: number,
  routes: Readonly<Record<string, Route>>,
): TextPassage['legs'] {
  let reached = 0;
  const cut = sections.map(({ id, parts }, i) => {
    const pieces: { at: number | undefined; html: string[] }[] = [
      { at: i === 0 ? 0 : undefined, html: [] },
    ];
    for (const part of parts.filter(({ kind }) => kind !== 'caption')) {
      if (part.kind !== 'prose') break;
      const at = firstStop(part.cues, routes, reached);
      if (at === undefined) pieces.at(-1)?.html.push(part.html);
      else pieces.push({ at, html: [part.html] });
      reached = at ?? reached;
    }
    return { id, pieces };
  });
  const all = cut.flatMap(({ pieces }) => pieces);
  const places = all.map(({ at }, i) => {
    if (at !== undefined) return at;
    return ((all[i - 1]?.at ?? 0) + (all[i + 1]?.at ?? total)) / 2;
  });
  return Object.fromEntries(
    cut.map(({ id, pieces }) => [
      id,
      pieces.map((piece): Leg => {
        const i = all.indexOf(piece);
        const [here = 0, next] = [places[i], places[i + 1]];
        return { html: piece.html, ...(next !== undefined && { km: Math.round(next - here) }) };
      }),
    ]),
  );
}

/** The distance of the first stop beyond `reached` that a paragraph's cues name. */
function firstStop(
  cues: readonly Cue[] = [],
  routes: Readonly<Record<string, Route>>,
  reached: number,
): number | undefined {
  const stops = cues.map(({ layer, words }) =>
    routes[layer]?.stops.find(({ name }) => name === words),
  );
  return stops.find((stop) => stop && stop.km > reached)?.km;
}

/** The lengths of the passages' legs, and of a screen, for the style sheet. */
export function passageCss(parts: StoryParts & Pick<LoadedStory, 'settings'>): string {
  const passages = passagesOf(parts);
  if (passages.length === 0) return '';
  const rules = passages.flatMap(({ legs, km, sections }) => [
    ...Object.entries(legs).flatMap(([id, own]) =>
      own.flatMap((leg, i) =>
        leg.km === undefined ? [] : [`#${id} .leg:nth-of-type(${i + 1}){--km:${leg.km}}`],
      ),
    ),
    ...sections.map((id) => {
      const beside = parts.scenes[id]?.follow?.beside?.km ?? 0;
      return `#${id}{--passage-km:${km};--beside-km:${beside}}`;
    }),
  ]);
  return `:root{--screen-km:${parts.settings.kmPerScreen ?? 250}}${rules.join('')}`;
}
