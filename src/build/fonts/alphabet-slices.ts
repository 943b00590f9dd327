import { alphabets, type FontSlice } from './typefaces.ts';

/** The slices of one weight and style of a family, in the order in which they are asked for. */
export function alphabetSlices(
  family: string,
  { weight, style }: Pick<FontSlice, 'weight' | 'style'>,
): [FontSlice, ...FontSlice[]] {
  const [first, ...others] = alphabets;
  const slice = (subset: string): FontSlice => ({ family, subset, weight, style });
  return [slice(first), ...others.map(slice)];
}
