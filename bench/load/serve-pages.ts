import { builtHandler } from '../../src/build/publish/serve/built-handler.ts';
import { listenOnPort } from '../../src/build/publish/serve/listen-on-port.ts';
import { type WireResponse, wireLog } from './wire-log.ts';

/** A built folder served on loopback, with a count of what goes over the wire. */
export interface ServedPages {
  readonly url: string;
  takeResponses(): readonly WireResponse[];
  close(): Promise<void>;
}

/**
 * Serves a built folder in the same way as the preview does, and isolates its pages from other
 * origins, for which browsers give them a clock of 5 µs in place of one of 100.
 */
export async function servePages(folder: string): Promise<ServedPages> {
  const serve = builtHandler(folder);
  const log = wireLog((request, response) => {
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    serve(request, response);
  });
  const { url, close } = await listenOnPort(log.handler);
  return { url, close, takeResponses: log.take };
}
