import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const tile = 'https://story.example/relief/6/54/32.avif#light';

type Answer = 'a picture' | 'a page' | 'nothing';

/** Requests the tile from the worker over a server that gives `answers`; returns how it asked for each. */
const asked = (...answers: Answer[]) => askedFor(tile, ...answers);

async function askedFor(url: string, ...answers: Answer[]) {
  const caches: (RequestCache | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: string, { cache }: RequestInit) => {
    caches.push(cache);
    const answer = answers.shift();
    return new Response(answer, { status: answer === 'nothing' ? 404 : 200 });
  });
  vi.stubGlobal('createImageBitmap', async (image: Blob | ImageData) => {
    if (image instanceof Blob && (await image.text()) !== 'a picture')
      throw new DOMException('', 'InvalidStateError');
    return { close: () => undefined };
  });
  const erased: number[][] = [];
  const context = {
    drawImage: () => undefined,
    putImageData: () => undefined,
    fillRect: (...box: number[]) => erased.push(box),
    getImageData: () => ({ data: [] }),
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => context;
    },
  );
  await import('../../../src/map/relief/relief-worker.ts');
  const worker = globalThis as unknown as { onmessage: (event: unknown) => Promise<void> };
  const port = { postMessage: vi.fn() };
  await worker.onmessage({ data: url, ports: [port] });
  return { caches, erased, tile: port.postMessage.mock.calls[0]?.[0] as unknown };
}

describe('a tile of the relief', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.unstubAllGlobals();
  });

  it('is requested again, bypassing the cache, if a login page came instead', async () => {
    const { caches, tile } = await asked('a page', 'a picture');
    expect(caches).toEqual(['default', 'reload']);
    expect(tile).toBeDefined();
  });

  it('is complete, or has the box of a finer relief erased, offset by the tile’s rim', async () => {
    expect((await asked('a picture')).erased).toEqual([]);
    vi.resetModules();
    const { erased } = await askedFor(`${tile}/0.84375,0.5,0.859375,0.625`, 'a picture');
    expect(erased).toEqual([[1, 1, 64, 512]]);
  });

  it.each([
    ['the server has none', ['nothing'], 1],
    ['the page comes again', ['a page', 'a page'], 2],
  ] as const)('is given up if %s', async (_, answers, requests) => {
    const { caches, tile } = await asked(...answers);
    expect(caches).toHaveLength(requests);
    expect(tile).toBeUndefined();
  });
});

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

/** A worker that answers each request with a tile or with nothing. */
function fakeWorker(answers: boolean[], onTile: (port: MessagePort, url: string) => void) {
  vi.stubGlobal('document', { baseURI: 'https://story.example/' });
  vi.stubGlobal('createImageBitmap', async () => ({}));
  vi.stubGlobal('ImageData', class {});
  vi.stubGlobal(
    'Worker',
    class {
      addEventListener = () => undefined;
      postMessage(url: string, [port]: [MessagePort]) {
        onTile(port, url);
        port.postMessage(answers.shift() ? 'tile' : undefined);
      }
    },
  );
}

it('serveRelief retries a missing tile after longer and longer waits, which start anew after a success, and closes its channels', async () => {
  let open = 0;
  vi.useFakeTimers();
  const answers = [false, false, false, true, false];
  fakeWorker(answers, (port) => {
    open += 1;
    port.addEventListener('close', () => {
      open -= 1;
    });
  });
  const { serveRelief } = await import('../../../src/map/relief/serve-relief.ts');
  serveRelief({});
  const request = protocols.get('relief') as Protocol;
  const waits: (number | undefined)[] = [];
  while (answers.length > 0) {
    const { expires } = await request({ url: 'relief://tile' }, new AbortController());
    waits.push(expires && (expires.getTime() - Date.now()) / 1000);
  }
  expect(waits).toEqual([30, 60, 120, undefined, 30]);
  vi.useRealTimers();
  await expect.poll(() => open).toBe(0);
});

it('serveRelief rejects a tile that the story lacks, so that MapLibre shows a coarser tile', async () => {
  vi.resetModules();
  const asked: string[] = [];
  fakeWorker([true, true], (_, url) => asked.push(url));
  const { serveRelief } = await import('../../../src/map/relief/serve-relief.ts');
  const listed = { minzoom: 4, maxzoom: 12, bounds: [10, 40, 12, 42], tiles: ['12/5/7'] } as const;
  serveRelief({ 'relief-window': listed });
  const request = protocols.get('relief') as Protocol;
  const get = (tile: string) =>
    request({ url: `relief://https://a.example/relief/${tile}.avif#dark` }, new AbortController());
  await expect(get('12/5/8')).rejects.toMatchObject({ status: 404 });
  await expect(get('5/5/7')).rejects.toMatchObject({ status: 404 });
  await get('12/5/7');
  await get('3/1/1');
  expect(asked.map((url) => /relief\/(.*)\.avif/.exec(url)?.[1])).toEqual(['12/5/7', '3/1/1']);
});
