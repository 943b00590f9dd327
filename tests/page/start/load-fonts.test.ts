import { expect, it, vi } from 'vitest';
import { loadFonts } from '../../../src/page/start/fetch-map.ts';

const face = 'Map';
const isInlined = false;
const latin = { face, url: 'latin.woff2', isInlined, font: '400 1em "Map"', text: 'A' };
const italic = { face, url: 'latin.woff2', isInlined, font: 'italic 400 1em "Map"', text: 'A' };
const thai = { face, url: 'thai.woff2', isInlined, font: '400 1em "Map"', text: 'ก' };

function fakeBrowser(finds: (text: string) => Promise<readonly unknown[]> = async () => [{}]) {
  const files = new Map<string, { come: () => void; fail: () => void }>();
  const loads: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    expect(files.has(url)).toBe(false);
    await new Promise<void>((come, fail) => files.set(url, { come, fail }));
    return new Response();
  });
  const load = (font: string, text: string) => {
    loads.push(`${font} ${text}`);
    return finds(text);
  };
  vi.stubGlobal('document', { fonts: { load } });
  return { files, loads };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve));

it('fonts load together, once the last file has arrived or failed', async () => {
  const browser = fakeBrowser();
  const { loaded } = loadFonts([latin, italic, thai]);
  expect([...browser.files.keys()]).toEqual(['latin.woff2', 'thai.woff2']);
  browser.files.get('latin.woff2')?.come();
  await aMoment();
  expect(browser.loads).toEqual([]);
  expect([...loaded]).toEqual([]);
  browser.files.get('thai.woff2')?.fail();
  await aMoment();
  expect(browser.loads).toHaveLength(3);
  expect([...loaded]).toEqual([latin, italic, thai]);
});

it.each([
  ['cannot be loaded', () => Promise.reject(new Error('gone'))],
  ['no style sheet declares', async () => []],
])('fonts are missing if they %s', async (_, finds) => {
  const browser = fakeBrowser((text) => (text === thai.text ? finds() : Promise.resolve([{}])));
  const { loaded, settled } = loadFonts([latin, thai]);
  for (const { come } of browser.files.values()) come();
  await settled;
  expect([...loaded]).toEqual([latin]);
});
