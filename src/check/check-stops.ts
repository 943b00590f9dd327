import { boundsContain } from '../core/camera/bounds.ts';
import { greatCircleKm, type LngLat } from '../core/camera/mercator.ts';
import { unwrapLine } from '../core/geometry/coordinates.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import type { CollectionSummary } from '../read/geometry/read-geometry.ts';
import type { MapData } from '../read/schema/map-data.ts';
import { unknownName } from '../read/yaml/did-you-mean.ts';
import { kindOf } from '../style/kinds/kinds.ts';

type Stops = CollectionSummary['features'];

/** Reports unknown and unused stops, a second layer of stops, and stops outside a scene's bounds or out of order. */
export function checkStops(
  { scenes, layers }: MapData,
  files: StoryFiles,
  seen: Readonly<Record<string, CollectionSummary>>,
): Problem[] {
  const [first, ...others] = layers.filter((layer) => kindOf(layer).fromScenes);
  const { id: layer = '' } = first ?? {};
  const file = layerFile(files, layer);
  const stops = seen[file]?.features ?? [];
  const field = stops[0] ? 'stops' : 'at';
  const names = stops.map(({ name }) => name);
  const sections = Object.entries(scenes);
  const problems: Problem[] = [];
  const add = (at: Omit<Problem, 'problem' | 'remedy'>, ...fault: Fault) =>
    problems.push(...problemsOf(at, [fault]));
  const why = first ? 'the stops are in a file' : 'there is no layer of stops';
  const other = first ? 'Name it in "stops"' : `Add one to ${files.layers}, of the kind "stops"`;
  for (const [id, scene] of sections) {
    const at = { file: files.scenes, path: [id], place: `section "${id}"` };
    const unknown = scene.stops?.filter((name) => !names.includes(name)) ?? [];
    for (const name of unknown) add(at, ...unknownName('the stop', name, names, ['stops', name]));
    if (scene.at && (!first || stops[0]))
      add(at, `its place is not shown: ${why}.`, `${other}, or leave "at" out.`, ['at']);
    const unshown = `it has a stop of "${layer}", which it does not show.`;
    if (first && scene[field] && !scene.layers[layer])
      add({ ...at, severity: 'warning' }, unshown, `Add "${layer}" to its layers.`, [field]);
  }
  const ofLayer = (id: string) => ({ file: files.layers, path: [id], place: `layer "${id}"` });
  const write = `Write "at: [longitude, latitude]" into the scenes of ${files.scenes} that are its stops, or put them as points into ${file}`;
  if (first && !stops[0] && !sections.some(([, { at }]) => at))
    add(ofLayer(layer), 'no scene has a place for it.', write);
  for (const { id } of others)
    add(ofLayer(id), `the story has its stops in "${layer}".`, 'Keep one of the two.');
  const routes = layers
    .filter((each) => kindOf(each).drawsAlong)
    .map(({ id }) => ({ id, order: orderAlong(seen[layerFile(files, id)], stops) }))
    .filter(({ order }) => order.length > 0);
  const isOdd = (stop: Stops[number], i: number) => stop !== stops[i];
  const [route] = routes.every(({ order }) => order.some(isOdd)) ? routes : [];
  const passes = route?.order.map(({ name }) => `"${name}"`).join(', ');
  for (const [i, stop] of stops.entries()) {
    const { name, positions } = stop;
    const at = { file, path: ['features', i], place: `stop "${name}"` };
    const warn = (...fault: Fault) => add({ ...at, severity: 'warning' }, ...fault);
    const users = sections.filter(([, scene]) => scene.stops?.includes(name));
    const out = users.filter(([, { bounds }]) =>
      positions.some((at) => !boundsContain(bounds, at)),
    );
    const of = (some: typeof users) => some.map(([id]) => `"${id}"`).join(' and ') || 'no section';
    if (users.length !== 1)
      warn(`it is a stop of ${of(users)}.`, 'Name it in the "stops" of one scene.');
    if (out[0]) warn(`it is outside the bounds of ${of(out)}.`, 'Widen them, or move it.');
    if (stop === route?.order.find(isOdd))
      warn(`it is out of order: "${route?.id}" passes ${passes}.`, 'Write them in that order.');
  }
  return problems;
}

/** Sorts stops as a route passes them; empty unless the route passes all of them within 1% of its length. */
function orderAlong(route: CollectionSummary | undefined, stops: Stops): Stops {
  const line = unwrapLine(route?.features.flatMap(({ positions }) => positions) ?? []);
  if (line.length < 2 || stops.length < 2) return [];
  const along = routeProgress({ line, stops: [] });
  const near = along(1).km / 100;
  const places = Array.from({ length: 1001 }, (_, i) => along(i / 1000).head);
  let reached = 0;
  // A route may pass a place more than once: each stop is met as soon as possible after the one before.
  const met = stops.map(({ positions: [at = [0, 0]] }) => {
    const isNear = (place: LngLat) => greatCircleKm(place, at) <= near;
    const next = places.findIndex((place, i) => i >= reached && isNear(place));
    reached = Math.max(reached, next);
    return next < 0 ? places.findLastIndex(isNear) : next;
  });
  const order = [...stops.keys()].sort((a, b) => (met[a] ?? 0) - (met[b] ?? 0));
  return met.includes(-1) ? [] : order.flatMap((i) => stops[i] ?? []);
}
