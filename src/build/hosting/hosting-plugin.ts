import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { caddySnippet } from './caddy-snippet.ts';
import { netlifyHeaders } from './netlify-headers.ts';
import { nginxSnippet } from './nginx-snippet.ts';
import { responseHeaders } from './response-headers.ts';

/**
 * Writes the headers of the built story in the forms that static hosts read: `_headers`,
 * `hosting/nginx.conf` and `hosting/Caddyfile`. It comes after all that writes pages and files.
 *
 * @param options.embeddedBy The sites that may show the story in a frame; none by default.
 */
export function hostingPlugin({
  embeddedBy = [],
}: {
  readonly embeddedBy?: readonly string[];
} = {}): Plugin {
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
        const entries = await readdir(dir, { withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
        await mkdir(join(dir, 'hosting'), { recursive: true });
        await writeFile(join(dir, '_headers'), netlifyHeaders(headers, files.sort()));
        await writeFile(join(dir, 'hosting/nginx.conf'), nginxSnippet(headers));
        await writeFile(join(dir, 'hosting/Caddyfile'), caddySnippet(headers));
      },
    },
  };
}
