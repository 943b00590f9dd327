import type { RequestListener } from 'node:http';

/** One response of a server: when it began, in milliseconds since 1970, and its bytes on the wire. */
export interface WireResponse {
  readonly path: string;
  readonly began: number;
  readonly bytes: number;
}

/** What a server sent, headers and all, and a handler that keeps count of it. */
interface WireLog {
  readonly handler: RequestListener;
  /** The responses finished since the last call, in the order in which they finished. */
  take(): readonly WireResponse[];
}

/**
 * Counts the bytes of each response where they leave the server, so that those to workers and to
 * scripts are counted alike. HTTP/1.1 serves one request after another on a connection.
 */
export function wireLog(inner: RequestListener): WireLog {
  let responses: WireResponse[] = [];
  return {
    handler(request, response) {
      const began = performance.timeOrigin + performance.now();
      const before = request.socket.bytesWritten;
      response.once('finish', () => {
        const bytes = request.socket.bytesWritten - before;
        responses.push({ path: request.url ?? '', began, bytes });
      });
      inner(request, response);
    },
    take() {
      const taken = responses;
      responses = [];
      return taken;
    },
  };
}
