/** A text with its gaps, such as `{name}`, filled in; a gap without a value stays. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
