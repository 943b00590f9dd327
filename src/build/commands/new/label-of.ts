/**
 * A name in words, such as `Overland telegraph`, from one of a file or folder; empty where it has neither
 * letters nor digits.
 */
export function labelOf(name: string): string {
  const words = name.normalize().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/^./u, (first) => first.toUpperCase());
}
