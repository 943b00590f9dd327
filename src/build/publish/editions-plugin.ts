import { createServer, type InlineConfig, type Plugin, type ViteDevServer } from 'vite';

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
          base: `/${tag}/`,
          cacheDir: `${config.cacheDir}-${tag}`,
          server: { ...config.server, middlewareMode: true, hmr: { server: httpServer } },
        });
      middlewares.use(async (request, response, next) => {
        const [, tag = ''] = /^\/([\w-]+)\//.exec(request.url ?? '') ?? [];
        if (!tags().includes(tag)) return next();
        const server = servers.get(tag) ?? start(tag);
        servers.set(tag, server);
        (await server).middlewares(request, response, next);
      });
      httpServer.on('close', async () => {
        for (const server of servers.values()) await (await server).close();
      });
    },
  };
}
