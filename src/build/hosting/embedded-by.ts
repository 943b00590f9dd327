/** The sites that `STORY_EMBEDDED_BY` names, parted by spaces or commas. */
export function embeddedBy(environment: Readonly<Record<string, string | undefined>>): string[] {
  return (environment.STORY_EMBEDDED_BY ?? '').split(/[\s,]+/).filter(Boolean);
}
