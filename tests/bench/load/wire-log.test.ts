import { afterEach, describe, expect, it } from 'vitest';
import { wireLog } from '../../../bench/load/wire-log.ts';
import { type Listening, listenOnPort } from '../../../src/build/publish/serve/listen-on-port.ts';

let server: Listening | undefined;

afterEach(() => server?.close());

describe('wireLog', () => {
  it('counts each response’s bytes, headers and all, on a connection that is kept', async () => {
    const log = wireLog((request, response) => {
      response.setHeader('Content-Length', request.url === '/large' ? 5000 : 10);
      response.end('x'.repeat(request.url === '/large' ? 5000 : 10));
    });
    server = await listenOnPort(log.handler);
    for (const path of ['/small', '/large']) await (await fetch(server.url + path)).text();
    const [small, large] = log.take();
    expect([small?.path, large?.path]).toEqual(['/small', '/large']);
    expect(small?.bytes).toBeGreaterThan(100);
    expect((large?.bytes ?? 0) - (small?.bytes ?? 0)).toBe(4990 + '5000'.length - '10'.length);
    expect(large?.began).toBeGreaterThanOrEqual(small?.began ?? Number.POSITIVE_INFINITY);
  });

  it('forgets what has been taken', async () => {
    const log = wireLog((_request, response) => response.end());
    server = await listenOnPort(log.handler);
    await fetch(server.url);
    expect(log.take()).toHaveLength(1);
    expect(log.take()).toHaveLength(0);
  });
});
