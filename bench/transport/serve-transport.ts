import type { RequestListener } from 'node:http';
import { builtHandler } from '../../src/build/publish/serve/built-handler.ts';
import { listenOnPort } from '../../src/build/publish/serve/listen-on-port.ts';
import type { ServedPages } from '../load/serve-pages.ts';
import { wireLog } from '../load/wire-log.ts';
import type { TileAt } from './vector-tiles.ts';

const tilePath = /\/tiles\/(\d+)\/(\d+)\/(\d+)\.pbf$/;

/** Serves a built folder, and vector tiles beneath `/tiles/`, with a count of what is sent. */
export async function serveTransport(folder: string, tileAt: TileAt): Promise<ServedPages> {
  const files = builtHandler(folder);
  const serve: RequestListener = (request, response) => {
    const [, z, x, y] = tilePath.exec(request.url ?? '') ?? [];
    if (y === undefined) {
      files(request, response);
      return;
    }
    const tile = tileAt(Number(z), Number(x), Number(y));
    response.setHeader('Content-Type', 'application/x-protobuf');
    if (tile) response.setHeader('Content-Encoding', 'gzip').end(tile);
    else response.writeHead(204).end();
  };
  const log = wireLog(serve);
  const { url, close } = await listenOnPort(log.handler);
  return { url, close, takeResponses: log.take };
}
