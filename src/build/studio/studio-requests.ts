import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Connect } from 'vite';
import { z } from 'zod';
import type { StoryUpdate } from '../../studio/live/story-update.ts';
import { studioPath } from '../../studio/server/studio-path.ts';
import { Refusal } from './refusal.ts';
import { isSameOrigin } from './same-origin.ts';
import { type StoryWriter, writeOrder } from './story-writer.ts';

/** What requests of the studio are answered with. */
interface StudioPort {
  /** Reads the story as it is now; throws where it is not sound. */
  readonly read: () => Promise<StoryUpdate>;
  readonly writer: StoryWriter;
  /** A file of the story was written. */
  readonly wrote: () => void;
}

/** The most that an order may hold, in bytes. */
const most = 100_000;

/**
 * Answers the studio's requests: GET gives the story as it is, POST to `/write` and `/undo` changes its
 * files. Only a page of this very server may change anything.
 */
export function studioRequests({ read, writer, wrote }: StudioPort): Connect.NextHandleFunction {
  const change = async (request: IncomingMessage, path: string) => {
    if (path === '/undo') writer.undo();
    else writer.write(writeOrder.parse(await json(request)));
    wrote();
    return { versions: writer.versions() };
  };
  return async (request, response, next) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith(studioPath)) return next();
    const asked = path.slice(studioPath.length);
    try {
      if (request.method === 'GET' && asked === '/story') answer(response, 200, await read());
      else if (request.method !== 'POST' || !['/write', '/undo'].includes(asked)) next();
      else if (!mayChange(request)) answer(response, 403, refused);
      else answer(response, 200, await change(request, asked));
    } catch (error) {
      const status = error instanceof Refusal ? 409 : error instanceof z.ZodError ? 400 : 500;
      answer(response, status, { message: (error as Error).message });
    }
  };
}

const refused = { message: 'Only a page of this server may change the story.' };

/** A form of another site can send no JSON, and its script needs a leave that it is not given. */
function mayChange({ headers }: IncomingMessage): boolean {
  const isJson = headers['content-type']?.split(';')[0] === 'application/json';
  const isSmall = Number(headers['content-length'] ?? Number.NaN) <= most;
  return isJson && isSmall && isSameOrigin(headers);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify(body));
}
