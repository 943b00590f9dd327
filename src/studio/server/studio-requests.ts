import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Connect } from 'vite';
import { z } from 'zod';
import type { StoryUpdate, WrittenFile } from '../protocol.ts';
import { studioPath } from '../protocol.ts';
import { Refusal, type StoryWriter, writeRequest } from './story-writer.ts';

/** What the studio's requests read and change. */
interface StudioPort {
  /** Reads the story as it is now; throws where it is not sound. */
  readonly read: () => Promise<StoryUpdate>;
  readonly writer: StoryWriter;
  /** A file of the story was written. */
  readonly wrote: (file: WrittenFile) => void;
}

/** The largest request body that is read, in bytes. */
const mostBytes = 100_000;

/**
 * Handles the studio's requests: GET sends the story as it is, POST to `/write` and `/undo` changes its
 * files. Only a page of this very server may change anything.
 */
export function studioRequests({ read, writer, wrote }: StudioPort): Connect.NextHandleFunction {
  const change = async (request: IncomingMessage, path: string) => {
    const file =
      path === '/undo' ? writer.undo() : writer.write(writeRequest.parse(await json(request)));
    wrote(file);
    return { versions: writer.versions() };
  };
  return async (request, response, next) => {
    const [url = ''] = (request.url ?? '').split('?');
    if (!url.startsWith(studioPath)) return next();
    const path = url.slice(studioPath.length);
    try {
      if (request.method === 'GET' && path === '/story') send(response, 200, await read());
      else if (request.method !== 'POST' || !['/write', '/undo'].includes(path)) next();
      else if (!mayChange(request)) send(response, 403, refused);
      else send(response, 200, await change(request, path));
    } catch (error) {
      const status = error instanceof Refusal ? 409 : error instanceof z.ZodError ? 400 : 500;
      send(response, status, { message: (error as Error).message });
    }
  };
}

const refused = { message: 'Only a page of this server may change the story.' };

/** A form on another site cannot send JSON, and a script there would need CORS, which is not granted. */
function mayChange({ headers }: IncomingMessage): boolean {
  const isJson = headers['content-type']?.split(';')[0] === 'application/json';
  const isSmall = Number(headers['content-length'] ?? Number.NaN) <= mostBytes;
  return isJson && isSmall && isSameOrigin(headers);
}

/** Whether a request comes from a page of this very server. */
function isSameOrigin({
  host,
  origin,
  'sec-fetch-site': site = 'same-origin',
}: IncomingHttpHeaders): boolean {
  if (!host || !origin || site !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify(body));
}
