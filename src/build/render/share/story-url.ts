/**
 * The URL that `STORY_URL` says the story is published at: a folder's ends with a slash, so that the URLs
 * of its files can be resolved against it.
 *
 * @returns Nothing where it is not set.
 * @throws When it is not an `http:` or `https:` URL.
 */
export function storyUrl(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const given = environment.STORY_URL?.trim();
  if (!given) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new Error(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, such as https://news.example/story/.`,
    );
  }
  url.hash = '';
  url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  if (!/(\/|\.html?)$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}
