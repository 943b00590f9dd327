import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { cacheControl, cacheControlOf } from '../hosting/cache-control.ts';
import { needlessHeaders, responseHeaders } from '../hosting/response-headers.ts';

/**
 * Serves a built folder as a careful static host would: the `.br` or `.gz` twin of a file where the
 * browser accepts it, and the cache rules and security headers that the build writes for other hosts. A
 * 404 is never cached. The folder is listed once, so a new build needs a
 * new handler.
 */
export function builtHandler(folder: string): RequestListener {
  const page = join(folder, 'index.html');
  const headers = responseHeaders(existsSync(page) ? readFileSync(page, 'utf8') : '');
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    maxAge: 0,
    setHeaders(response, path) {
      response.setHeader('Cache-Control', cacheControlOf(path));
      for (const name of needlessHeaders(path)) response.removeHeader(name);
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('Cache-Control', cacheControl.other);
    if (request.method === 'GET' || request.method === 'HEAD') {
      serve(request, response);
    } else {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    }
  };
}
