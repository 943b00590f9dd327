import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createServer, type InlineConfig, type Plugin, type ViteDevServer } from 'vite';
import { jsonForHtml } from '../render/share/structured-data.ts';

/**
 * Serves the translations in dev, each below its tag, as they are published: by a dev server of its own, which
 * starts with the first request for it.
 *
 * @param tags The tags of the translations that there are now.
 * @param configOf How Vite makes the page of one.
 */
export function editionsPlugin(
  tags: () => readonly string[],
  configOf: (tag: string) => InlineConfig,
): Plugin {
  const servers = new Map<string, Promise<ViteDevServer>>();
  return {
    name: 'editions',
    apply: 'serve',
    configureServer({ middlewares, httpServer, config }) {
      if (!httpServer) return;
      const start = (tag: string): Promise<ViteDevServer> =>
        createServer({
          ...configOf(tag),
          configFile: false,
          appType: 'custom',
          base: `/${tag}/`,
          cacheDir: `${config.cacheDir}-${tag}`,
          server: { ...config.server, middlewareMode: true, hmr: { server: httpServer } },
        });
      middlewares.use(async (request, response, next) => {
        const [, tag = '', file = ''] = /^\/([\w-]+)\/([^?]*)/.exec(request.url ?? '') ?? [];
        if (!tags().includes(tag)) return next();
        const starting = servers.get(tag) ?? start(tag);
        servers.set(tag, starting);
        const server = await starting;
        if (file === '' || file === 'index.html') {
          const { status, html } = await pageOf(server);
          response.writeHead(status, { 'Content-Type': 'text/html', 'Cache-Control': 'no-cache' });
          response.end(html);
          return;
        }
        request.url = request.url?.slice(server.config.base.length - 1);
        server.middlewares(request, response, (error?: unknown) => {
          if (error) return next(error);
          response.statusCode = 404;
          response.end();
        });
      });
      httpServer.on('close', async () => {
        for (const server of servers.values()) await (await server).close();
      });
    },
  };
}

/** The page of a translation, or what is wrong with it: Vite leaves that to another server in this mode. */
async function pageOf(server: ViteDevServer): Promise<{ status: number; html: string }> {
  const { root, base, logger } = server.config;
  try {
    const shell = await readFile(resolve(root, 'index.html'), 'utf8');
    return { status: 200, html: await server.transformIndexHtml('/index.html', shell, base) };
  } catch (error) {
    const { message } = error as Error;
    logger.error(message, { timestamp: true });
    const shown = jsonForHtml({ message, stack: '' });
    const script = `import { ErrorOverlay } from '${base}@vite/client'; document.body.append(new ErrorOverlay(${shown}));`;
    const html = `<!doctype html><title>Error</title><body><script type="module">${script}</script></body>`;
    return { status: 500, html };
  }
}
