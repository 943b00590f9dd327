import { builtHandler } from '../src/build/built-handler.ts';
import { listen } from '../src/build/listen.ts';
import { type Answer, wireLog } from './wire-log.ts';

/** A built folder served on loopback, with a count of what goes over the wire. */
export interface ServedPages {
  readonly url: string;
  takeAnswers(): readonly Answer[];
  close(): Promise<void>;
}

/** Serves a built folder in the same way as the preview does. */
export async function servePages(folder: string): Promise<ServedPages> {
  const log = wireLog(builtHandler(folder));
  const { url, close } = await listen(log.handler);
  return { url, close, takeAnswers: log.take };
}
