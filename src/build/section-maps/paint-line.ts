import type { Feature } from 'geojson';
import type { Gaps } from '../../style/route-gradient.ts';
import { attributes } from './attributes.ts';
import { clipToFrame } from './clip-to-frame.ts';
import { cutGaps } from './cut-gaps.ts';
import type { Drawing, LayerInput } from './drawing.ts';
import type { Point } from './frame.ts';
import { offsetLine } from './offset-line.ts';
import { pathData } from './path-data.ts';
import { shapePath } from './shape-path.ts';

/** Draws a line layer; one that runs beside its geometry or has gaps is laid out for itself. */
export function paintLine(input: LayerInput, drawing: Drawing): string {
  const { values } = input;
  const width = values.number('line-width');
  const look = {
    fill: 'none',
    'stroke-width': width,
    'stroke-opacity': input.opacity('line-opacity'),
    'stroke-linecap': values.word('line-cap'),
    'stroke-linejoin': values.word('line-join'),
    'stroke-dasharray': values
      .numbers('line-dasharray')
      ?.map((part) => `${Number((part * width).toFixed(1))}`)
      .join(' '),
  };
  return input.features
    .map((feature) => {
      const stroke = input.gradient
        ? drawing.colors.use('stroke', ...input.gradient)
        : input.color('stroke', 'line-color', feature);
      const shape = { class: stroke, ...look };
      if (!input.gradient) {
        const path = shapePath(input.source, feature, drawing);
        return path && `<use${attributes({ href: `#${path}`, ...shape })}/>`;
      }
      const pieces = routePieces(feature, input, drawing);
      const d = pathData(pieces.map((points) => ({ points, closed: false })));
      return d && `<path${attributes({ d, ...shape })}/>`;
    })
    .join('');
}

/** The pieces of a route as they are drawn: beside its line and open at its gaps. */
export function routePieces(feature: Feature, input: LayerInput, drawing: Drawing): Point[][] {
  const { geometry, properties } = feature;
  if (geometry.type !== 'LineString') return [];
  const points = geometry.coordinates.map(([lng = 0, lat = 0]) =>
    drawing.frame.project([lng, lat]),
  );
  const gaps: Gaps = properties?.gaps ?? [];
  const offset = input.values.number('line-offset');
  return cutGaps(points, gaps).map((piece) => offsetLine(piece, offset));
}

/** What any line layer draws, as points in the frame: what labels keep clear of. */
export function drawnLines(input: LayerInput, drawing: Drawing): (readonly Point[])[] {
  return input.features.flatMap((feature) =>
    input.gradient
      ? routePieces(feature, input, drawing)
      : clipToFrame(feature.geometry, drawing.frame).map(({ points }) => points),
  );
}
