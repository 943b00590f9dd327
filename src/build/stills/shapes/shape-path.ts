import type { Feature } from 'geojson';
import type { Drawing } from '../drawing.ts';
import { clipToFrame } from './clip-to-frame.ts';
import { pathData } from './path-data.ts';
import { simplifyLine } from './simplify-line.ts';

/** Islands and lakes smaller than this, in square units, are left out. */
const leastArea = 2.5;

/** Defines the path of a feature of a source, once for all layers that draw it; '' outside the frame. */
export function shapePath(source: string, feature: Feature, drawing: Drawing): string {
  const index = drawing.data[source]?.features.indexOf(feature) ?? -1;
  const lines = clipToFrame(feature.geometry, drawing.frame);
  const simple = lines.map((line) => simplifyLine(line, drawing.detail));
  const data = pathData(simple, 0.4, leastArea);
  return data && drawing.define(`${source} ${index}`, (id) => `<path id="${id}" d="${data}"/>`);
}
