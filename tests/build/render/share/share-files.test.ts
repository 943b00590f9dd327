import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import {
  drawIcon,
  icons,
  robots,
  sitemap,
  storyUrl,
  webManifest,
} from '../../../../src/build/render/share/share-plugin.ts';
import { least, meta } from './share-story.ts';

test.each([
  ['https://news.example', 'https://news.example/'],
  ['https://news.example/walk', 'https://news.example/walk/'],
  [' https://news.example/walk/index.html#road ', 'https://news.example/walk/'],
  ['https://news.example/walk.html', 'https://news.example/walk.html'],
])('reads the address %s as %s', (given, read) => {
  expect(storyUrl({ STORY_URL: given })).toBe(read);
});

test.each(['news.example/walk', 'ftp://news.example/', 'javascript:alert(1)', 'https://a:b@c.d/'])(
  'refuses %s as an address, and says how to write one',
  (given) => {
    expect(() => storyUrl({ STORY_URL: given })).toThrow(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, such as`,
    );
  },
);

test('knows no address where none is given', () => {
  expect(storyUrl({})).toBeUndefined();
  expect(storyUrl({ STORY_URL: ' ' })).toBeUndefined();
});

test('names the page in the sitemap, whatever is in its address', () => {
  const { document } = parseHTML(sitemap('https://news.example/?a=1&b=2', '2026-01-02'));
  expect(document.querySelector('loc')?.textContent).toBe('https://news.example/?a=1&b=2');
  expect(document.querySelector('lastmod')?.textContent).toBe('2026-01-02');
});

test('claims no day and no description that the story does not give', () => {
  expect(sitemap('https://news.example/')).not.toContain('lastmod');
  expect(JSON.parse(webManifest(least))).not.toHaveProperty('description');
});

test('tells robots where the sitemap is only from the root of a host', () => {
  expect(robots('https://news.example/')).toBe(
    'User-agent: *\nDisallow:\n\nSitemap: https://news.example/sitemap.xml\n',
  );
  expect(robots()).toBe('User-agent: *\nDisallow:\n');
  expect(robots('https://news.example/walk/')).toBeUndefined();
});

test('offers in the manifest the icons that the build draws, at addresses beside the page', () => {
  const manifest = JSON.parse(webManifest({ ...meta, title: '</script>"' }));
  expect(manifest).toMatchObject({ name: '</script>"', lang: 'en-GB', start_url: './' });
  const drawn = new Set(icons.map(({ file }) => `./${file}`));
  for (const { src, type } of manifest.icons as { src: string; type: string }[]) {
    expect(type === 'image/svg+xml' ? src === './favicon.svg' : drawn.has(src)).toBe(true);
  }
  const sizes = manifest.icons.map(({ sizes }: { sizes: string }) => sizes);
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

const favicon = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16"/></svg>',
);

test.each(icons)('draws $file opaque, with the drawing as large as it may be', async (icon) => {
  const png = await drawIcon(favicon, icon);
  expect(await drawIcon(favicon, icon)).toEqual(png);
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([icon.size, icon.size]);
  const alpha = Uint8Array.from(data).filter((_, index) => index % 4 === 3);
  expect(Math.min(...new Set(alpha))).toBe(255);
  const middle = Math.floor(info.height / 2) * info.width;
  const dark = Array.from({ length: info.width }, (_, x) => data[(middle + x) * 4] ?? 255).filter(
    (red) => red < 100,
  );
  expect(Math.abs(dark.length - icon.size * icon.share)).toBeLessThanOrEqual(4);
});
