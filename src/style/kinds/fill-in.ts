/** The names of all gaps that a kind may fill in a layer's own words. */
export const gapNames = [
  'category',
  'count',
  'counts',
  'date',
  'day',
  'days',
  'from',
  'leapFrom',
  'length',
  'line',
  'lines',
  'name',
  'noun',
  'parts',
  'through',
  'to',
  'what',
] as const;

type GapName = (typeof gapNames)[number];

/** A text with its gaps, such as `{name}`, filled in; a gap without a value stays. */
export function fillIn(text: string, values: Readonly<Partial<Record<GapName, string>>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: GapName) => values[name] ?? gap);
}
