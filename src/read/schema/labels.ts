import { z } from 'zod';
import type { LabelSpec, PointLabelSpec, RouteLabelSpec } from '../../core/story/story-data.ts';
import { maybe, number, phrase, position, words } from './values.ts';

const named = {
  layer: phrase.describe('The id of its layer.'),
  text: words.describe('The words; a line break is kept.'),
  minZoom: maybe(number, 'The zoom from which it is shown, rounded up; always by default.'),
  maxZoom: maybe(number, 'The zoom up to which it is shown, rounded up; always by default.'),
};

const labelSchema = z.union(
  [
    z.strictObject({
      ...named,
      at: position.describe('[longitude, latitude] in degrees.'),
      rotate: maybe(number, 'Degrees clockwise. With it the label turns with the map.'),
    } satisfies Record<keyof PointLabelSpec, z.ZodType>),
    z.strictObject({
      ...named,
      along: number.describe('Its place as a share of the route’s way, from 0 to 1.'),
    } satisfies Record<keyof RouteLabelSpec, z.ZodType>),
  ],
  { error: 'must have a layer, a text, and "at: [longitude, latitude]" or "along: share"' },
);

export const labelsSchema: z.ZodType<readonly LabelSpec[]> = z.array(labelSchema, {
  error: 'must be a list of labels',
});
