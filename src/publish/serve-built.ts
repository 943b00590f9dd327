import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { decode } from '../core/reader/choices.ts';
import { isWithin, realPath, realPlace } from '../files/safe-folder.ts';
import { AuthorError, orNothing } from '../files/story-error.ts';
import {
  cacheControl,
  cacheControlOf,
  type Headers,
  needlessHeaders,
  responseHeaders,
} from './headers.ts';
import { readManifest } from './manifest.ts';

export async function serveBuilt(folder: string, { port }: { readonly port?: number } = {}) {
  readManifest(folder);
  return listenOnPort(builtHandler(folder), port);
}

/** Serves a folder like a careful host: with compressed twins, headers, uncached errors and redirects to a slash. */
export function builtHandler(folder: string): RequestListener {
  const serve = sirv(folder, {
    dev: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader('Cache-Control', cacheControlOf(path));
      for (const name of needlessHeaders(path)) response.removeHeader(name);
    },
  });
  return (request, response) => {
    const headers = { ...builtHeaders(folder), 'Cache-Control': cacheControl.other };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const [path = '', ...query] = (request.url ?? '').split('?');
    const file = join(folder, join('/', decode(path)));
    if (leadsOut(file, folder)) return response.writeHead(404).end();
    if (path.endsWith('/') || !existsSync(join(file, 'index.html')))
      return serve(request, response);
    const within = `./${path.slice(path.lastIndexOf('/') + 1)}/`;
    response.writeHead(301, { Location: [within, ...query].join('?') }).end();
  };
}

/** True if a symbolic link leads the file, or the page in it, out of the folder. */
const leadsOut = (file: string, folder: string): boolean =>
  [file, join(file, 'index.html')].some((path) => {
    const real = realPath(path);
    return real !== undefined && !isWithin(real, realPlace(folder));
  });

/** Returns the build's headers; while the build is replaced, the headers of one that no site may embed. */
const builtHeaders = (folder: string): Headers =>
  orNothing(() => readManifest(folder))?.headers ?? responseHeaders();

const host = '127.0.0.1';
const portsToTry = 20;

/** Listens only on this machine, at the first free port from `port` on; by default, the system chooses one. */
export async function listenOnPort(handler: RequestListener, port = 0) {
  for (let next = port; next < port + portsToTry; next++) {
    const server = createServer(handler).listen(next, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') continue;
      throw error;
    }
    return {
      /** The server's URL, without a trailing slash. */
      url: `http://${host}:${(server.address() as AddressInfo).port}`,
      close: () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        }),
    };
  }
  throw new AuthorError(
    `Ports ${port} to ${port + portsToTry - 1} are all taken: name another with --port`,
  );
}
