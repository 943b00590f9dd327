import { beforeEach, expect, it, vi } from 'vitest';

type Protocol = (
  request: { url: string },
  abort: AbortController,
) => Promise<{ data: ArrayBuffer | string }>;

const { protocols } = vi.hoisted(() => ({ protocols: new Map<string, unknown>() }));
vi.mock('maplibre-gl', () => ({
  addProtocol: (name: string, protocol: unknown) => protocols.set(name, protocol),
}));
// Tests share a worker: another file's mock may be behind a module that is already loaded.
vi.resetModules();
const { serveTiles } = await import('../../../src/map/sources/serve-tiles.ts');

const folders = { streets: ['12/3365/2431', '12/3366/2431'], 'tiles/old-map': ['14/1/2'] };

async function asked(tile: string, ...answers: (Response | Error)[]) {
  vi.stubGlobal('document', { baseURI: 'https://story.example/ko/' });
  const urls: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    urls.push(url);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer;
    return answer;
  });
  serveTiles(folders);
  const serve = protocols.get('tiles') as Protocol;
  const loading = serve({ url: `tiles://${tile}` }, new AbortController()).then(
    ({ data }) => (typeof data === 'string' ? data : data.byteLength),
    ({ status }: { status: number }) => status,
  );
  await vi.runAllTimersAsync();
  return { urls, loaded: await loading };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const page = () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } });

it('a tile that does not exist is not requested and answered with 404', async () => {
  const { urls, loaded } = await asked('streets/12/3367/2431.mvt');
  expect(urls).toEqual([]);
  expect(loaded).toBe(404);
});

it('a tile that fails is requested again, and finally answered with 404', async () => {
  const tile = 'streets/12/3365/2431.mvt';
  const late = await asked(tile, new Error('offline'), page(), new Response('tile'));
  expect([late.urls.length, late.loaded]).toEqual([3, 4]);
  const never = await asked(tile, new Error('offline'), page(), page());
  expect([never.urls.length, never.loaded]).toEqual([3, 404]);
});

it('a tile of a picture is returned as a picture', async () => {
  vi.stubGlobal('createImageBitmap', async ({ type }: Blob) => `picture of ${type}`);
  const answer = new Response('tile', { headers: { 'Content-Type': 'image/avif' } });
  const { urls, loaded } = await asked('tiles/old-map/14/1/2.avif', answer);
  expect(urls).toEqual(['https://story.example/ko/tiles/old-map/14/1/2.avif']);
  expect(loaded).toBe('picture of image/avif');
});
