import { decode } from '../core/reader/choices.ts';
import { openFolder, type StoryFolder } from '../files/open-folder.ts';
import { AuthorError } from '../files/story-error.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export interface StoryOptions {
  readonly files: StoryFolder;
  readonly dist: string;
  /** The page's URL, which ends with a slash if it names a folder. */
  readonly url: string | undefined;
  /** The story's path on its host, such as `/stories/south/`. */
  readonly base: string;
  /** The origins that may show the story in a frame; `*` means any. */
  readonly embeddedBy: readonly string[];
  readonly offline: boolean;
}

export type Given = Readonly<
  Partial<Record<'story' | 'dist' | 'base' | 'embeddedBy', string | undefined>>
>;

/** Reads options from the environment and the command line. @throws AuthorError if a value is invalid */
export function resolveOptions(root: string, env: Env, given: Given = {}): StoryOptions {
  const url = pageUrl(env.STORY_URL?.trim());
  return {
    files: openFolder(root, given.story ?? env.STORY),
    dist: given.dist || env.STORY_DIST || 'dist',
    url,
    base: basePath((given.base || env.STORY_BASE)?.trim(), url),
    embeddedBy: origins(given.embeddedBy || env.STORY_EMBEDDED_BY),
    offline: env.STORY_OFFLINE !== 'off',
  };
}

function pageUrl(given: string | undefined): string | undefined {
  if (!given) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new AuthorError(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, for example: https://news.example/story/`,
    );
  url.hash = '';
  url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  if (!/(\/|\.html?)$/.test(url.pathname)) url.pathname += '/';
  return url.href;
}

const folderPath = /^\/(?:(?!\.{1,2}\/)[\p{L}\p{M}\p{N}._~-]+\/)*$/u;

function basePath(given: string | undefined, url = 'https://story.example/'): string {
  if (!given) return decode(new URL('.', url).pathname);
  if (folderPath.test(given)) return given;
  throw new AuthorError(
    `--base: "${given}" is not the path of a folder. Write it from the root of the host, with a slash at either end, such as /stories/south/; a full address is for STORY_URL.`,
  );
}

const site =
  /^(\*|(https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?)$/i;

function origins(given = ''): readonly string[] {
  const sites = given.split(/[\s,]+/).filter(Boolean);
  const wrong = sites.find((name) => !site.test(name));
  if (wrong !== undefined)
    throw new AuthorError(
      `--embedded-by: "${wrong}" is not the origin of an https site. Write one such as https://news.example, separate several with spaces, or write * for any site.`,
    );
  return sites;
}
