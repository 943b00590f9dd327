const site = /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i;

/**
 * Who may show the story in a frame, as a directive of the Content-Security-Policy.
 *
 * @param sites The sites, such as `https://news.example`.
 * @throws When one is not an `https` origin, since anything else could widen the policy.
 */
export function frameAncestors(sites: readonly string[]): string {
  for (const name of sites) {
    if (!site.test(name)) {
      throw new Error(
        `STORY_EMBEDDED_BY: "${name}" is not a site. Write its origin, such as https://news.example, and part several by spaces.`,
      );
    }
  }
  return `frame-ancestors ${sites.length === 0 ? "'none'" : sites.join(' ')}`;
}

/** The sites that `STORY_EMBEDDED_BY` names, parted by spaces or commas. */
export function embeddedBy(environment: Readonly<Record<string, string | undefined>>): string[] {
  return (environment.STORY_EMBEDDED_BY ?? '').split(/[\s,]+/).filter(Boolean);
}
