import { fromMercator, greatCircleKm, type LngLat, toMercator } from '../core/camera/mercator.ts';
import { mapValues } from '../core/map-values.ts';
import { lerp } from '../core/numbers.ts';
import { type Route, readRoute } from '../core/route/route.ts';
import { distanceTable, routeProgress, shareAtKm } from '../core/route/route-progress.ts';
import type { FollowSpec } from '../core/story/scene-spec.ts';
import type { Passage } from '../core/timeline/passage.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { layerFeatures } from '../read/geometry/read-geometry.ts';
import type { Section } from '../read/text/read-sections.ts';
import { kindOf } from '../style/kinds/kinds.ts';

type PassageInput = Pick<LoadedStory, 'story' | 'scenes' | 'layers' | 'geometry' | 'files'>;

export interface TextPassage extends Passage {
  readonly legs: readonly Leg[];
}

export interface Leg {
  /** The HTML at the leg's start, followed by pieces to spread over the way. */
  readonly html: readonly string[];
  /** The distance to the next leg, in kilometres; undefined for the last leg. */
  readonly km?: number;
}

/** The distance between camera positions, in kilometres. */
const step = 40;

/** The maximum error of distances on the page, in kilometres; the page shows whole ones. */
const tolerance = 0.1;

/** Returns the sections whose cameras follow routes. */
export const passagesOf = (parts: PassageInput): readonly TextPassage[] =>
  parts.story.sections.flatMap((section) => {
    const { draw = {}, follow } = parts.scenes[section.id] ?? {};
    return follow ? [passage(section, follow, routesOf(Object.keys(draw), parts), parts)] : [];
  });

export const mapPassages = (parts: PassageInput): readonly Passage[] =>
  passagesOf(parts).map(({ legs, ...passage }) => passage);

function passage(
  section: Section,
  { routes: ids, from: stop, around = 550, maxZoom }: FollowSpec,
  routes: Readonly<Record<string, Route>>,
  { layers }: PassageInput,
): TextPassage {
  const followed = ids.flatMap((id) => routes[id] ?? []);
  const ways = followed.map((route) => ({ route, progress: routeProgress(route) }));
  const km = Math.max(...ways.map(({ progress }) => progress(1).km));
  const from = Math.max(
    followed.flatMap(({ stops }) => stops).find(({ name }) => name === stop)?.km ?? 0,
    ...layers.map((each) => (each.kind === 'route' && ids.includes(each.id) && each.fadeInKm) || 0),
  );
  const steps = Math.max(1, Math.ceil((km - from) / step));
  const heads = Array.from({ length: steps + 1 }, (_, i) =>
    ways.map(({ route, progress }) => progress(shareAtKm(route, lerp(from, km, i / steps))).head),
  );
  const middles = heads.map(middleOf);
  const apart = heads.flatMap((each, i) =>
    each.map((head) => greatCircleKm(head, middles[i] ?? head)),
  );
  return {
    section: section.id,
    from: Math.round(from),
    km: Number(km.toFixed(2)),
    middles: middles.map(([lng, lat]) => [Number(lng.toFixed(2)), Number(lat.toFixed(2))] as const),
    around: Math.max(around, Math.ceil(1.3 * Math.max(...apart))),
    ...(maxZoom !== undefined && { maxZoom }),
    distances: mapValues(routes, roundedTable),
    legs: legsOf(section, from, routes),
  };
}

export function routesOf(
  ids: readonly string[],
  { layers, geometry, files }: Pick<PassageInput, 'layers' | 'geometry' | 'files'>,
): Readonly<Record<string, Route>> {
  const entries = ids.flatMap((id) => {
    const layer = layers.find((each) => each.id === id);
    const features = layer && kindOf(layer).drawsAlong && layerFeatures(id, geometry, files);
    return features ? [[id, readRoute(features)]] : [];
  });
  return Object.fromEntries(entries);
}

export const roundedTable = (route: Route) =>
  distanceTable(route, tolerance).map(
    ([share, km]) => [Number(share.toFixed(5)), Number(km.toFixed(2))] as const,
  );

function middleOf(places: readonly LngLat[]): LngLat {
  const points = places.map(toMercator);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return fromMercator([mean(0), mean(1)]);
}

/** Cuts a passage's text into legs, each of which begins at the first paragraph that names a later stop. */
function legsOf({ parts }: Section, from: number, routes: Readonly<Record<string, Route>>) {
  const pieces: { at: number; html: string[] }[] = [{ at: from, html: [] }];
  for (const part of parts.filter(({ kind }) => kind !== 'caption')) {
    if (part.kind !== 'prose') break;
    const reached = pieces.at(-1)?.at ?? from;
    const stops = (part.cues ?? []).flatMap(
      ({ layer, words }) => routes[layer]?.stops.find(({ name }) => name === words) ?? [],
    );
    const next = stops.find(({ km }) => km > reached);
    if (next) pieces.push({ at: next.km, html: [part.html] });
    else pieces.at(-1)?.html.push(part.html);
  }
  return pieces.map(({ at, html }, i): Leg => {
    const next = pieces[i + 1];
    return { html, ...(next && { km: Math.round(next.at - at) }) };
  });
}

/** Returns the CSS for the lengths of legs and of a screen, in kilometres, and a map's height above the text. */
export function passageCss(parts: PassageInput & Pick<LoadedStory, 'settings'>): string {
  const passages = passagesOf(parts);
  if (passages.length === 0) return '';
  const rules = passages.flatMap(({ legs, km, section: id }) => [
    ...legs.flatMap((leg, i) =>
      leg.km === undefined ? [] : [`#${id} .leg:nth-of-type(${i + 1}){--km:${leg.km}}`],
    ),
    `#${id}{--passage-km:${km}}`,
  ]);
  return `:root{--screen-km:${parts.settings.kmPerScreen ?? 250};--tall:max(66.667svh,240px)}${rules.join('')}`;
}
