import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesIn } from '../../story/files/story-files.ts';
import { hashedFolder } from './cache-control.ts';
import { caddySnippet } from './caddy-snippet.ts';
import { netlifyHeaders } from './netlify-headers.ts';
import { nginxSnippet } from './nginx-snippet.ts';
import { responseHeaders } from './response-headers.ts';

/**
 * Writes the headers of the built story in the forms that static hosts read: `_headers`,
 * `hosting/nginx.conf` and `hosting/Caddyfile`. It comes after all that writes pages and files.
 *
 * @param embeddedBy The sites that may show the story in a frame.
 */
export function hostingPlugin(embeddedBy: readonly string[]): Plugin {
  return {
    name: 'hosting',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '.' }) {
        const headers = responseHeaders(
          await readFile(join(dir, 'index.html'), 'utf8'),
          embeddedBy,
        );
        const files = (await filesIn(dir)).filter(
          (file) => !file.includes('/') || `/${file}`.startsWith(hashedFolder),
        );
        await mkdir(join(dir, 'hosting'), { recursive: true });
        await writeFile(join(dir, '_headers'), netlifyHeaders(headers, files));
        await writeFile(join(dir, 'hosting/nginx.conf'), nginxSnippet(headers));
        await writeFile(join(dir, 'hosting/Caddyfile'), caddySnippet(headers));
      },
    },
  };
}
