import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Connect } from 'vite';
import { z } from 'zod';
import type { StoryUpdate } from '../protocol.ts';
import { Refusal, type StoryWriter, writeRequest } from './story-writer.ts';

/** Maximum bytes of a request's body, and of one with dropped files. */
const [maxBytes, maxDropped] = [100_000, 40_000_000];

/** Names without a leading dot, control characters and changes of direction, which lists show as they are. */
const plainName = /^(?!\.)[^/\\\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const unnamed = 'A file was not added: give it a short and plain name, such as places.csv.';

/** File systems allow names of 255 bytes, of which temporary files need some. */
const isShort = (name: string): boolean => Buffer.byteLength(name) <= 200;
const fileName = z.string().regex(plainName, unnamed).refine(isShort, unnamed);

const dropped = z.object({
  files: z.array(z.object({ name: fileName, base64: z.base64() })).min(1),
});

export type AddFiles = (paths: readonly string[]) => Promise<string>;

/** Handles GET `/story`, and POST `/write`, `/undo` and `/add` from pages of this server alone. */
export function studioRequests(
  read: () => Promise<StoryUpdate>,
  { write, undo }: Pick<StoryWriter, 'write' | 'undo'>,
  addFiles: AddFiles,
): Connect.NextHandleFunction {
  const answers = new Map<string, (request: IncomingMessage) => unknown>([
    ['GET /story', read],
    ['POST /write', async (request) => write(writeRequest.parse(await json(request)))],
    ['POST /undo', undo],
    ['POST /add', async (request) => add(dropped.parse(await json(request)).files, addFiles)],
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
      const [issue] = error instanceof z.ZodError ? error.issues : [];
      send(response, status, { message: issue?.message ?? (error as Error).message });
    }
  };
}

/** Adds files by way of a temporary folder, which messages leave out. */
async function add(files: z.infer<typeof dropped>['files'], addFiles: AddFiles) {
  const aside = await mkdtemp(join(tmpdir(), 'dropped-'));
  try {
    const paths = files.map(({ name }) => join(aside, name));
    for (const [i, { base64 }] of files.entries())
      await writeFile(paths[i] ?? '', Buffer.from(base64, 'base64'));
    return { words: (await addFiles(paths)).replaceAll(aside + sep, '') };
  } catch (error) {
    throw new Refusal((error as Error).message.replaceAll(aside + sep, ''));
  } finally {
    await rm(aside, { recursive: true });
  }
}

const refused = { message: 'Only a page of this server may change the story.' };

/** A form on another site cannot send JSON, and a script there would need CORS, which is not granted. */
function mayChange({ headers, url }: IncomingMessage): boolean {
  const isJson = headers['content-type']?.split(';')[0] === 'application/json';
  const isSmall = Number(headers['content-length']) <= (url === '/add' ? maxDropped : maxBytes);
  const { host, origin, 'sec-fetch-site': site = 'same-origin' } = headers;
  if (!isJson || !isSmall || !host || !origin || site !== 'same-origin') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
