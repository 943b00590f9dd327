import { afterEach, expect, it, vi } from 'vitest';

type Protocol = (request: { url: string }, abort: AbortController) => Promise<{ expires?: Date }>;

const { protocols } = vi.hoisted(() => ({ protocols: new Map<string, unknown>() }));
vi.mock('maplibre-gl', () => ({
  addProtocol: (name: string, protocol: unknown) => protocols.set(name, protocol),
}));
vi.mock('../../../src/map/relief/relief-worker.ts?worker&url', () => ({ default: 'worker.js' }));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a tile that cannot be had is asked for ever more seldom, and as at first once it was there', async () => {
  vi.useFakeTimers();
  const answers = [false, false, false, true, false];
  vi.stubGlobal('document', { baseURI: 'https://story.example/' });
  vi.stubGlobal('createImageBitmap', async () => ({}));
  vi.stubGlobal('ImageData', class {});
  vi.stubGlobal(
    'Worker',
    class {
      addEventListener = () => undefined;
      postMessage(_: string, [port]: [MessagePort]) {
        port.postMessage(answers.shift() ? 'tile' : undefined);
      }
    },
  );
  const { serveRelief } = await import('../../../src/map/relief/serve-relief.ts');
  serveRelief();
  const request = protocols.get('relief') as Protocol;
  const waits: (number | undefined)[] = [];
  while (answers.length > 0) {
    const { expires } = await request({ url: 'relief://tile' }, new AbortController());
    waits.push(expires && (expires.getTime() - Date.now()) / 1000);
  }
  expect(waits).toEqual([30, 60, 120, undefined, 30]);
});
