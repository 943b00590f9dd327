import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import exifr from 'exifr';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildStory } from '../../src/cli/build-story.ts';
import { resolveOptions } from '../../src/cli/options.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { filesIn } from '../../src/files/story-files.ts';
import { listFiles, writeWorkers } from '../../src/publish/offline-plugin.ts';
import { packStory } from '../../src/publish/pack-story.ts';
import { builtHandler, listenOnPort, serveBuilt } from '../../src/publish/serve-built.ts';
import { fixtureProject } from '../support/fixture-project.ts';

/** What Vite, the page's shell and a careless `replace` could take for their placeholders. */
const odd = '%VITE_TOKEN% %MODE% %constructor% __VITE_ASSET__a__ {{stage}} $& import.meta.env.MODE';
const oddCode = odd.replaceAll(/\S+/g, (word) => `\`${word}\``);

const story = 'src/story';
let project: Awaited<ReturnType<typeof fixtureProject>>;
let served: Awaited<ReturnType<typeof serveBuilt>>;
const at = (path = '') => join(project.root, path);
const read = (path: string) => readFile(at(path), 'utf8');
const env = { STORY: story, STORY_BASE: '/stories/south/', VITE_TOKEN: 'a secret' };
const pack = (of = story, dist = 'dist') => packStory({ files: openFolder(at(), of), dist });

/** The small story as it is built, with a translation and in a folder of a host; and another without a subtitle. */
beforeAll(async () => {
  project = await fixtureProject();
  const text = await read(`${story}/story.md`);
  await cp(at(story), at('src/other'), { recursive: true });
  const other = text.replace(/title: .*\nsubtitle: .*/, 'title: Another Walk');
  await writeFile(at('src/other/story.md'), other);
  const written = text
    .replace(/title: .*/, () => `title: '${odd}'`)
    .replace('# A Short Walk', () => `# ${oddCode}`)
    .replace('goes west.', () => `goes west. ${oddCode}\n\n![A pier](pier.jpg)`);
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#8ab' } })
    .withExif({ IFD0: { Make: 'Box' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 6/1 0/1' } })
    .toFile(at(`${story}/pier.jpg`));
  await writeFile(at(`${story}/story.md`), written);
  await writeFile(at(`${story}/story.fr.md`), written.replace('lang: en', 'lang: fr'));
  vi.stubEnv('VITE_TOKEN', env.VITE_TOKEN);
  await buildStory(resolveOptions(project.root, env), 'silent');
  served = await serveBuilt(at('dist'));
}, 300_000);

afterAll(async () => {
  await served.close();
  await project.remove();
});

const documentOf = async (file: string) => parseHTML(await read(file)).document;

it.each(['dist/index.html', 'dist/fr/index.html'])(
  'any text of a story remains plain text in %s, and no environment variable is published',
  async (file) => {
    const page = await documentOf(file);
    expect(page.title).toContain(odd);
    expect(page.querySelector('h1')?.textContent).toBe(odd);
    expect(page.querySelector('#road')?.textContent).toContain(odd);
    expect(page.querySelector('[property="og:title"]')?.getAttribute('content')).toContain(odd);
    for (const name of await filesIn(at('dist')))
      expect([name, (await read(`dist/${name}`)).includes(env.VITE_TOKEN)]).toEqual([name, false]);
  },
);

it('published pictures carry no location or camera data', async () => {
  expect(await exifr.parse(at(`${story}/pier.jpg`), true)).toMatchObject({ Make: 'Box' });
  const pictures = (await filesIn(at('dist'))).filter((name) =>
    /\.(jpe?g|png|webp|avif|gif|tiff?|hei[cf])$/.test(name),
  );
  expect(pictures).toContainEqual(expect.stringContaining('assets/pictures/pier-'));
  for (const name of pictures) {
    const { exif, xmp, iptc } = await sharp(at(`dist/${name}`)).metadata();
    expect([name, exif, xmp, iptc]).toEqual([name, undefined, undefined, undefined]);
  }
});

it('the downloads are the map’s files', async () => {
  const links = [...(await documentOf('dist/index.html')).querySelectorAll('a.download')];
  expect(links.length).toBeGreaterThanOrEqual(8);
  for (const link of links) {
    const { features } = JSON.parse(await read(`dist/${link.getAttribute('href')}`));
    expect(features.length, link.getAttribute('download') ?? '').toBeGreaterThan(0);
  }
});

/** Requests without the decoding that `fetch` does. */
function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      request(`${served.url}${path}`, { headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      })
        .on('error', reject)
        .end();
    },
  );
}

const page = {
  'content-type': expect.stringMatching(/^text\/html; ?charset=utf-8$/),
  'cache-control': 'no-cache',
};
const hashed = { 'cache-control': 'public, max-age=31536000, immutable' };
const always = {
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
const secure = {
  ...always,
  'content-security-policy': expect.stringMatching(
    /^default-src 'none';.* connect-src 'self';.*frame-ancestors 'none'$/,
  ),
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

const pathOf = async (part: string) =>
  `/${(await filesIn(at('dist'))).find((name) => name.includes(part))}`;

describe('served', () => {
  it.each([
    ['/', 200, { ...page, ...secure }],
    ['/fr/', 200, { ...page, ...secure }],
    ['/missing', 404, { 'cache-control': 'no-cache', ...secure }],
    ['/relief/1/0/9.avif', 404, { 'cache-control': 'no-cache' }],
    ['/assets/gone-abc.woff2', 404, { 'cache-control': 'no-cache', ...secure }],
    ['assets/index-', 200, { 'content-type': 'text/javascript', ...hashed, ...secure }],
    ['assets/way-', 200, { 'content-type': 'application/geo+json', ...hashed, ...always }],
    ['relief/0/', 200, { 'cache-control': 'public, max-age=86400', ...always }],
    ['.woff2', 200, { 'content-type': 'font/woff2', ...hashed, ...always }],
  ])('%s is answered with %d and exactly its headers', async (part, status, headers) => {
    const answer = await ask(part.startsWith('/') ? part : await pathOf(part));
    expect(answer).toMatchObject({ status, headers });
    const isSecure = 'referrer-policy' in headers || !('x-content-type-options' in headers);
    for (const name of ['content-security-policy', 'permissions-policy'])
      expect([name, isSecure || name in answer.headers]).toEqual([name, isSecure]);
  });

  it.each([
    ['/fr', './fr/'],
    ['/fr?hide=way', './fr/?hide=way'],
  ])('%s redirects to the folder, so that relative URLs work', async (path, location) => {
    expect(await ask(path)).toMatchObject({ status: 301, headers: { location } });
    expect((await fetch(served.url + path)).url).toBe(`${served.url}/${location.slice(2)}`);
  });

  it('is the latest build, as soon as that exists', async () => {
    expect((await ask('/de/')).status).toBe(404);
    await cp(at('dist/fr'), at('dist/de'), { recursive: true });
    expect((await ask('/de/')).status).toBe(200);
    await rm(at('dist/de'), { recursive: true });
    expect((await ask('/de/')).status).toBe(404);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('answers a browser that accepts %s with the encoding %s', async (accepted, encoding) => {
    const { headers } = await ask(await pathOf('assets/index-'), { 'Accept-Encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript');
    expect(headers.vary).toBe('Accept-Encoding');
  });

  it('never serves a file outside its folder', async () => {
    expect((await ask('/../../etc/passwd')).status).toBe(404);
    expect((await ask('/..%2f..%2fetc%2fpasswd')).status).toBe(404);
  });

  it('picks another port if the requested one is taken', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serveBuilt(at('dist'), { port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});

it('_headers has one cache rule for each file, under the base path, since hosts join matching rules', async () => {
  const [always = '', ...rules] = (await read('dist/_headers')).split(/^(?=\/)/m);
  expect(always).toMatch(/^\/stories\/south\/\*\n {2}Content-Security-Policy: default-src 'none'/);
  const cached = rules.map((rule) => rule.trim().split(/\n {2}Cache-Control: /));
  const written = (await filesIn(at('dist'))).filter((name) => !/\.(br|gz)$|^_headers$/.test(name));
  for (const name of [...written, '', 'fr/']) {
    const path = `/stories/south/${name}`;
    const its = cached.filter(([of = '']) =>
      of.endsWith('*') ? path.startsWith(of.slice(0, -1)) : path === of,
    );
    const kept = /^(fr\/)?assets\//.test(name)
      ? 'public, max-age=31536000, immutable'
      : /^(fr\/)?relief\//.test(name)
        ? 'public, max-age=86400'
        : 'no-cache';
    expect([name, its.map(([, value]) => value)]).toEqual([name, [kept]]);
  }
});

describe('packed', () => {
  it('is the page and all its files, with a README in its languages, and a hash file', async () => {
    const { file, sha256, bytes } = await pack();
    expect(file).toBe('story.zip');
    const zip = await readFile(at(file));
    expect(zip.byteLength).toBe(bytes);
    expect(createHash('sha256').update(zip).digest('hex')).toBe(sha256);
    expect(await read('story.zip.sha256')).toBe(`${sha256}  story.zip\n`);
    const { 'README.txt': readMe = new Uint8Array(), ...files } = unzipSync(zip);
    const built = (await filesIn(at('dist'))).filter((name) => !/\.(br|gz)$/.test(name));
    expect(Object.keys(files)).toEqual(built);
    expect(strFromU8(files['fr/index.html'] ?? readMe)).toBe(await read('dist/fr/index.html'));
    expect(strFromU8(readMe)).toMatch(/: open index\.html[\s\S]*fr\/index\.html/);
    expect(strFromU8(readMe)).toContain(odd);
    expect((await pack()).sha256).toBe(sha256);
  });

  it('keeps the story’s own README and compressed files', async () => {
    const own = { 'README.txt': 'Mine', 'lone.gz': 'a file of its own' };
    for (const [name, text] of Object.entries(own)) await writeFile(at(`dist/${name}`), text);
    await pack();
    const files = unzipSync(await readFile(at('story.zip')));
    for (const [name, text] of Object.entries(own)) {
      expect(strFromU8(files[name] ?? new Uint8Array())).toBe(text);
      await rm(at(`dist/${name}`));
    }
  });

  it('leaves the old file and says why if the new file cannot be written', async () => {
    await rm(at('story.zip'), { force: true });
    await mkdir(at('story.zip/kept'), { recursive: true });
    await expect(pack()).rejects.toThrow(/story\.zip could not be written: .*No file is half/);
    expect((await readdir(project.root)).filter((name) => /next|last/.test(name))).toEqual([]);
    await rm(at('story.zip'), { recursive: true });
  });

  it('asks for a build if there is none, as the server does', async () => {
    const words = 'none has no whole build. Build the story first with "npm run build".';
    await expect(pack(story, 'none')).rejects.toThrow(words);
    await expect(serveBuilt(at('none'))).rejects.toThrow(words);
    await mkdir(at('none/hosting'), { recursive: true });
    await writeFile(at('none/index.html'), '');
    const sound = { title: 'A', lang: 'en', translations: [], headers: {} };
    const faulty = [
      { translations: ['../other'] },
      { translations: 'fr' },
      { translations: [['fr']] },
      { lang: '../../x' },
      { headers: { 'a b': 'x' } },
      { headers: { X: 'a\nb: c' } },
    ].map((part) => JSON.stringify({ ...sound, ...part }));
    for (const manifest of ['{', 'null', ...faulty]) {
      await writeFile(at('none/hosting/build.json'), manifest);
      await expect(pack(story, 'none')).rejects.toThrow(words);
    }
  });

  it('does not serve files outside the build through links', async () => {
    await mkdir(at('linked/fr'), { recursive: true });
    await writeFile(at('outside.html'), 'secret');
    await symlink(at('outside.html'), at('linked/fr/index.html'));
    await symlink(at('outside.html'), at('linked/x.txt'));
    const { url, close } = await listenOnPort(builtHandler(at('linked')));
    for (const path of ['fr/', 'fr', 'fr/index.html', 'x.txt'])
      expect((await fetch(`${url}/${path}`)).status, path).toBe(404);
    await close();
  });

  it('is refused if the build is of another story', async () => {
    await expect(pack('src/other')).rejects.toThrow(
      `dist/index.html: is "${odd}: Two towns and the road between them", and src/other/story.md is "Another Walk". Build that story first.`,
    );
  });
});

it('listFiles has the page and the assets, but no compressed, hosting or partly used files', async () => {
  const files = await listFiles(at('dist'));
  const urls = files.map(({ url }) => url);
  expect(urls).toContain('index.html');
  expect(urls).toContain((await pathOf('assets/way-')).slice(1));
  expect(urls.filter((at) => /\.(br|gz)$|^(relief|hosting|fr)\/|^_headers$/.test(at))).toEqual([]);
  for (const { url, revision } of files)
    expect([url, revision]).toEqual([
      url,
      url.startsWith('assets/') ? null : expect.stringMatching(/^\S{12}$/),
    ]);
});

it('the service worker is small, names the build by its files, and imports no script', async () => {
  const code = await read('dist/service-worker.js');
  expect(Buffer.byteLength(code)).toBeLessThan(25 * 1024);
  expect(code).not.toMatch(/importScripts|^import /);
  await cp(at('dist'), at('copy'), { recursive: true });
  const worker = async (off = false) => {
    await writeWorkers(at('copy'), off);
    return read('copy/service-worker.js');
  };
  expect(await worker()).toBe(code);
  const off = await worker(true);
  expect(off).toBe(await read('copy/hosting/service-worker-off.js'));
  expect(off).toContain('unregister');
  await writeFile(at('copy/index.html'), `${await read('dist/index.html')}\n`);
  expect(await worker()).not.toBe(code);
});
