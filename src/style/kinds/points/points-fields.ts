import type { FieldTypes, LayerWith } from '../fields.ts';

/** The fields of a layer of the kind. */
export const pointsFields = ({ words, number, noun, categories }: FieldTypes) => ({
  noun: noun.exactOptional().describe('What is counted, such as { one: person, other: people }.'),
  categories: categories.exactOptional(),
  fact: words.exactOptional().describe('What the panel says of a point.'),
  toldOfDay: words
    .exactOptional()
    .describe('What is told of it where a scene shows a single day, `{day}`.'),
  largest: number.exactOptional().describe('The count that has the largest disc.'),
  largestRadius: number
    .exactOptional()
    .describe('The radius of that disc in CSS pixels; 22 by default.'),
});

/** A layer of points, with what the build takes from its data. */
export type PointsLayer = LayerWith<typeof pointsFields>;
