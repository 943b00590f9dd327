import type { FeatureProperties } from '../../../style/kinds/kind.ts';

type Named = Exclude<keyof FeatureProperties, `name:${string}`>;

/** What each of a feature's properties is for, and which kinds of layers take it. */
export const featureFields: Readonly<Record<Named, string>> = {
  name: 'What it is called. Every feature has one. `name:fr` is its name in another language.',
  certainty: 'How sure it is, in words; what the layer says of that by default.',
  part: '`leap` for a stretch of a `route` that is not drawn: two positions, a row of dots.',
  stops:
    'Of a `route`: `[{ name, lngLat, km }]`, from which distances are told; `km` is along the real way.',
  date: 'Of `points`: when it was, from a year (`"1962"`) to a minute (`"1962-02-01T09:00"`), as text.',
  site: 'Of `points`: the place that several share; what was counted there is summed and told together.',
  place: 'Of `points`: where it was, in words, for those who download the file.',
  count: 'Of `points`: how many were counted. The disc’s area follows it.',
  countMax: 'Of `points`: the most, where sources give a range from `count`.',
  about: 'Of `points`: `true` where the count is only about right.',
  countNote: 'Of `points`: what there is to know of the count.',
  what: 'Of `points`: what was counted, in words.',
  category: 'Of `points`: a name among the layer’s `categories`.',
  uncertain: 'Of `points`: `true` where the place is only roughly known.',
  source: 'Of `points`: who reported it.',
};
