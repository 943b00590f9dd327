import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { hashedFolder } from './cache-control.ts';
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
        const files = [...(await filesIn(dir)), ...(await hashedFiles(dir))];
        await mkdir(join(dir, 'hosting'), { recursive: true });
        await writeFile(join(dir, '_headers'), netlifyHeaders(headers, files));
        await writeFile(join(dir, 'hosting/nginx.conf'), nginxSnippet(headers));
        await writeFile(join(dir, 'hosting/Caddyfile'), caddySnippet(headers));
      },
    },
  };
}

/** The files of a folder and, where asked for, of those within it, by their paths from `root`, sorted. */
async function filesIn(root: string, folder = '', recursive = false): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

const hashedFiles = (root: string): Promise<string[]> =>
  filesIn(root, hashedFolder.slice(1), true).catch(() => []);
