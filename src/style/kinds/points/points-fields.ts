import type { FieldTypes, LayerWith } from '../fields.ts';

/** The fields of a layer of the kind. */
export const pointsFields = ({ words, number, noun, categories, maybe }: FieldTypes) => ({
  noun: maybe(noun, 'What is counted, such as { one: person, other: people }.'),
  categories: categories.exactOptional(),
  fact: maybe(words, 'What the panel says of a point.'),
  toldOfDay: maybe(words, 'What is told of it where a scene shows a single day, `{day}`.'),
  largest: maybe(number, 'The count that has the largest disc.'),
  largestRadius: maybe(number, 'The radius of that disc in CSS pixels; 22 by default.'),
});

/** A layer of points, with what the build takes from its data. */
export type PointsLayer = LayerWith<typeof pointsFields>;
