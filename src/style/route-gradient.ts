import type { ExpressionSpecification } from 'maplibre-gl';

/** The parts of a line that are left open, as `[from, to]` shares of its length, in order. */
export type Gaps = readonly (readonly [from: number, to: number])[];

const clear = 'rgba(0, 0, 0, 0)';

const along = (first: string, stops: readonly (number | string)[]): ExpressionSpecification =>
  ['step', ['line-progress'], first, ...stops] as unknown as ExpressionSpecification;

/**
 * The `line-gradient` of a route that is drawn from its beginning up to a share of its length,
 * open where it has gaps.
 */
export function routeGradient(color: string, drawn: number, gaps: Gaps): ExpressionSpecification {
  if (drawn <= 0) return along(clear, [1, clear]);
  const stops: (number | string)[] = [];
  for (const [from, to] of gaps) {
    if (from >= drawn) break;
    stops.push(from, clear);
    if (to < drawn) stops.push(to, color);
  }
  if (drawn < 1 && stops.at(-1) !== clear) stops.push(drawn, clear);
  return along(color, stops.length > 0 ? stops : [1, color]);
}
