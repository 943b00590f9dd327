import { afterAll, expect, inject, it } from 'vitest';
import { embedHtml } from '../../src/core/reader/embed-html.ts';
import { listenOnPort } from '../../src/publish/serve-built.ts';
import { inEachEngine } from './support/in-each-engine.ts';
import { until } from './support/story-reader.ts';

const url = `${inject('exampleUrl')}/`;
const words = `<p>${'Words of the page around. '.repeat(60)}</p>`.repeat(20);

const overFrame = { x: 300, y: 300 };

/** Pages of another site, by their addresses. */
const pages: Readonly<Record<string, string>> = {
  '/story': embedHtml(url, 'story') + words,
  '/stills': embedHtml(url, 'stills', 'stills') + words,
};

const host = await listenOnPort((request, response) => {
  response.setHeader('Content-Type', 'text/html');
  const html = pages[request.url ?? ''] ?? '';
  response.end(`<!doctype html><title>Elsewhere</title><body>${html}</body>`);
});
const site = host.url.replace('127.0.0.1', 'localhost');
afterAll(() => host.close());

inEachEngine({}, (reader) => {
  const openFrame = async (path: string) => {
    await reader().open(site + path);
    await until('the story in its frame to start', async () => {
      const started = () => document.documentElement.dataset.script === 'on';
      return reader()
        .askFrame(0, started)
        .catch(() => false);
    });
    await reader().point([{ x: 290, y: 300 }, overFrame]);
  };
  const turn = (down: number, what: string, done: () => Promise<boolean>) =>
    until(what, async () => {
      await reader().wheel(overFrame, down);
      return done();
    });
  const around = () => reader().ask(() => Math.round(scrollY));
  const inFrame = () => reader().askFrame(0, () => Math.round(scrollY));
  const fits = (what: string) =>
    until(`the frame to be as tall as its text ${what}`, async () => {
      const height = await reader().ask(frameHeight);
      const text = await reader().askFrame(0, () => document.body.getBoundingClientRect().height);
      return Math.abs(height - text) < 1 && height;
    });

  it('scrolls the story in its frame by the wheel, and the outer page at the story’s ends', async () => {
    await openFrame('/story');
    await turn(200, 'the frame to scroll', async () => (await inFrame()) > 300);
    expect(await around()).toBe(0);
    await reader().askFrame(0, () => scrollTo({ top: 1e6, behavior: 'instant' }));
    await turn(40, 'the page around to go on', async () => (await around()) > 0);
    await reader().askFrame(0, () => scrollTo({ top: 0, behavior: 'instant' }));
    await turn(-40, 'the page around to go back', async () => (await around()) === 0);
    expect(await inFrame()).toBe(0);
  });

  it('makes the frame as tall as the story without its live map, even when the page narrows', async () => {
    await openFrame('/stills');
    const wide = await fits('at first');
    expect(wide).toBeGreaterThan(2000);
    expect(await reader().askFrame(0, leftToScroll)).toBe(0);
    await reader().ask(() => {
      const frame = document.querySelector('iframe');
      if (frame) frame.style.width = '480px';
    });
    await until('the frame to be laid out', () => reader().askFrame(0, () => innerWidth === 480));
    expect(Math.abs((await fits('when narrower')) - wide)).toBeGreaterThan(100);
    expect(await reader().askFrame(0, leftToScroll)).toBe(0);
  });
});

const frameHeight = () => document.querySelector('iframe')?.getBoundingClientRect().height ?? 0;
const leftToScroll = () => document.documentElement.scrollHeight - innerHeight;
