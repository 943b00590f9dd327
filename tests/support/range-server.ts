import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnPort } from '../../src/publish/serve-built.ts';

/** Answers a request instead of the server, or returns nothing to leave it to the server. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean | undefined;

/** A server on this machine that sends parts of one file, as hosts of archives do. */
export async function rangeServer(file: Uint8Array) {
  const asked: string[] = [];
  let sent = 0;
  let busy = 0;
  let busiest = 0;
  const state = {
    /** Its address, without a path. */
    origin: '',
    file,
    etag: '"1"',
    asked,
    sent: () => sent,
    /** The maximum number of concurrent requests. */
    busiest: () => busiest,
    answer: (() => undefined) as Answer,
    /** The delay of each answer, in milliseconds. */
    latency: 0,
    close: () => server.close(),
  };
  const server = await listenOnPort((request, response) => {
    const { range = '' } = request.headers;
    asked.push(`${request.url} ${range}`);
    busy += 1;
    busiest = Math.max(busiest, busy);
    response.on('close', () => (busy -= 1));
    if (state.answer(request, response)) return;
    const [, first = 0, last = 0] = (/^bytes=(\d+)-(\d+)$/.exec(range) ?? []).map(Number);
    const bytes = state.file.subarray(first, last + 1);
    sent += bytes.length;
    response.writeHead(206, {
      etag: state.etag,
      'content-range': `bytes ${first}-${first + bytes.length - 1}/${state.file.length}`,
      'content-length': bytes.length,
    });
    setTimeout(() => response.end(bytes), state.latency);
  });
  state.origin = server.url;
  return state;
}
