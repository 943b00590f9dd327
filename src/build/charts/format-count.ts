/** A number with thousands separators, in British English. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}
