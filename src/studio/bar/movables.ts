import type { LngLat } from '../../core/camera/mercator.ts';
import { clamp } from '../../core/numbers.ts';
import type { Route } from '../../core/route/route.ts';
import { nearestShare, routeProgress } from '../../core/route/route-progress.ts';
import type { RouteLabelSpec } from '../../core/story/story-data.ts';
import type { Edit, WrittenData, WrittenFile } from '../protocol.ts';

/** Words on the map that can be moved. */
export interface Movable {
  readonly text: string;
  /** Their place on the map. */
  readonly at: LngLat;
  readonly file: WrittenFile;
  /** The edit that moves them to a position, or as near to it as they can be. */
  readonly moveTo: (position: LngLat) => Edit;
}

/** The annotations of a section, and the labels of its layers. */
export function movables(
  { scenes, labels }: Pick<WrittenData, 'scenes' | 'labels'>,
  routes: Readonly<Record<string, Route>>,
  section: string,
): readonly Movable[] {
  const { annotations = [], layers = {} } = scenes[section] ?? {};
  return [
    ...annotations.map(({ text, at }, i): Movable => {
      const path = [section, 'annotations', i, 'at'];
      return { text, at, file: 'scenes', moveTo: (value) => ({ path, value }) };
    }),
    ...labels.flatMap((label, i): readonly Movable[] => {
      const { text, layer } = label;
      if (!(layer in layers)) return [];
      if ('at' in label) {
        const moveTo = (value: LngLat) => ({ path: [i, 'at'], value });
        return [{ text, at: label.at, file: 'labels', moveTo }];
      }
      const route = routes[layer];
      return route ? [onRoute(label, i, route)] : [];
    }),
  ];
}

/** A label along a route stays on its way. */
function onRoute({ text, along }: RouteLabelSpec, index: number, route: Route): Movable {
  const { line, leapFrom } = route;
  return {
    text,
    at: routeProgress(route)(along * leapFrom).head,
    file: 'labels',
    moveTo(position) {
      const share = nearestShare(line, position) / (leapFrom || 1);
      const value = Number(clamp(share, 0, 1).toFixed(2));
      return { path: [index, 'along'], value };
    },
  };
}
