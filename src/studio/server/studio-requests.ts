import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Connect } from 'vite';
import { z } from 'zod';
import type { StoryUpdate } from '../protocol.ts';
import { Refusal, type StoryWriter, writeRequest } from './story-writer.ts';

/** The largest request body that is read, in bytes. */
const mostBytes = 100_000;

/** Handles the studio's requests: GET `/story`, and POST `/write` and `/undo` from a page of this server alone. */
export function studioRequests(
  read: () => Promise<StoryUpdate>,
  { write, undo }: Pick<StoryWriter, 'write' | 'undo'>,
): Connect.NextHandleFunction {
  const answers = new Map<string, (request: IncomingMessage) => unknown>([
    ['GET /story', read],
    ['POST /write', async (request) => write(writeRequest.parse(await json(request)))],
    ['POST /undo', undo],
  ]);
  return async (request, response, next) => {
    const { method, url } = request;
    const answer = answers.get(`${method} ${url}`);
    if (!answer) return next();
    if (method === 'POST' && !mayChange(request)) return send(response, 403, refused);
    try {
      send(response, 200, await answer(request));
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
