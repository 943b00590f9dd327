import { join } from 'node:path';
import type { Logger, Plugin } from 'vite';
import { heightScript } from '../../core/reader/embed-html.ts';
import { engineRoot } from '../../load/files/engine.ts';

/**
 * Writes the script that makes a frame with the story as tall as its text, where other sites may show it. Says
 * at the end of the original's build what such a site's own policy must allow.
 *
 * @param sites The sites that may show the story in a frame.
 * @param baseUrl The URL that the page is published at, if that is known.
 */
export function embedPlugin(
  sites: readonly string[],
  isOriginal: boolean,
  baseUrl?: string,
): Plugin | undefined {
  if (sites.length === 0) return undefined;
  let logger: Logger;
  return {
    name: 'embed',
    apply: 'build',
    configResolved(config) {
      ({ logger } = config);
    },
    buildStart() {
      const id = join(engineRoot, 'src/page/embed/embed-height.ts');
      this.emitFile({ type: 'chunk', id, fileName: heightScript });
    },
    closeBundle() {
      if (isOriginal) logger.info(policyOfHosts(sites, baseUrl).join('\n'));
    },
  };
}

/**
 * What the policy of a page that shows the story must allow, line by line.
 *
 * @param url The URL of the story's page, if that is known.
 */
export function policyOfHosts(sites: readonly string[], url?: string): string[] {
  const origin = url ? new URL(url).origin : 'https://STORY';
  const script = url ? new URL(heightScript, url).href : `${origin}/${heightScript}`;
  return [
    `May show the story in a frame: ${sites.join(' ').replace(/^\*$/, 'any site')}. A page there that has a Content-Security-Policy must allow`,
    `  frame-src ${origin}`,
    `  script-src ${script}   only for a frame as tall as its text, which scrolls without`,
    ...(url
      ? []
      : ['where https://STORY is the address that the story is published at (STORY_URL).']),
  ];
}
