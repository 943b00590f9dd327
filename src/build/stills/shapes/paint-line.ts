import type { Feature } from 'geojson';
import type { Drawing, LayerInput } from '../drawing.ts';
import type { Point } from '../frame.ts';
import { attributes } from './attributes.ts';
import { clipToFrame } from './clip-to-frame.ts';
import { fadeIn } from './fade-in.ts';
import { offsetLine } from './offset-line.ts';
import { pathData } from './path-data.ts';
import { shapePath } from './shape-path.ts';

/** Draws a line layer; a route, which may run beside its geometry, is laid out for itself. */
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
      const stroke = input.route
        ? drawing.colors.use('stroke', ...input.route.colors)
        : input.color('stroke', 'line-color', feature);
      const shape = { class: stroke, ...look };
      if (!input.route) {
        const path = shapePath(input.source, feature, drawing);
        return path && `<use${attributes({ href: `#${path}`, ...shape })}/>`;
      }
      const points = routeLine(feature, input, drawing);
      const d = pathData([{ points, closed: false }]);
      const mask = fadeIn(points, input.route.fadeTo, drawing);
      return d && `<path${attributes({ d, ...shape, mask })}/>`;
    })
    .join('');
}

/** A part of a route as it is drawn: beside its line. */
function routeLine({ geometry }: Feature, input: LayerInput, { frame }: Drawing): Point[] {
  if (geometry.type !== 'LineString') return [];
  const points = geometry.coordinates.map(([lng = 0, lat = 0]) => frame.project([lng, lat]));
  return offsetLine(points, input.values.number('line-offset'));
}

/** What any line layer draws, as points in the frame: what labels keep clear of. */
export function drawnLines(input: LayerInput, drawing: Drawing): (readonly Point[])[] {
  return input.features.flatMap((feature) =>
    input.route
      ? [routeLine(feature, input, drawing)]
      : clipToFrame(feature.geometry, drawing.frame).map(({ points }) => points),
  );
}
