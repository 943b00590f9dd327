import type { ExpressionSpecification } from 'maplibre-gl';
import { clamp } from '../core/clamp.ts';

/** A part of a route that is drawn along its length. */
export interface RouteGradient {
  /** Its colour as `#rrggbb`. */
  readonly color: string;
  /** Where the part begins and ends, as shares of the whole route's length on the map. */
  readonly from: number;
  readonly to: number;
  /** Up to which share of the part it fades in; 0 where it is there from its start. */
  readonly fadeTo: number;
}

const clear = 'rgba(0, 0, 0, 0)';

/** In how many steps a line fades in: some pixels each even where the map is closest. */
const fadeSteps = 24;

const fainter = (color: string, opacity: number): string =>
  `${color}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;

/**
 * The `line-gradient` of a part of a route that is drawn from its beginning up to a share of the
 * whole route's length. It goes by steps, so that the line's end is sharp.
 */
export function routeGradient(part: RouteGradient, drawn: number): ExpressionSpecification {
  const { color, fadeTo } = part;
  const share = partDrawn(part, drawn);
  if (share === 0) return along(clear, [1, clear]);
  const fade = Array.from({ length: fadeTo > 0 ? fadeSteps : 0 }, (_, i): [number, string] => [
    (fadeTo * i) / fadeSteps,
    fainter(color, (i + 0.5) / fadeSteps),
  ]);
  const [first, ...later] = [...fade, [fadeTo, color] as const];
  const stops = later.filter(([at]) => at < share).flat();
  if (share < 1) stops.push(share, clear);
  return along(first?.[1] ?? color, stops.length > 0 ? stops : [1, color]);
}

function along(first: string, stops: readonly (number | string)[]): ExpressionSpecification {
  return ['step', ['line-progress'], first, ...stops] as unknown as ExpressionSpecification;
}

/** How far a part of a route is drawn, from 0 to 1, where the whole is drawn up to a share. */
function partDrawn({ from, to }: Pick<RouteGradient, 'from' | 'to'>, drawn: number): number {
  return clamp((drawn - from) / (to - from), 0, 1);
}
