import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { controlProblems } from '../../src/proof/map/control-problems.ts';
import { drawnProblems } from '../../src/proof/map/drawn-problems.ts';
import { violations } from '../../src/proof/page/axe-problems.ts';
import { printProblems } from '../../src/proof/page/print-problems.ts';
import { wordsProblems } from '../../src/proof/page/words-problems.ts';
import { type TestedStory, testedStory } from '../../src/proof/tested-story.ts';
import { exampleStory } from './support/example.ts';
import { openBrowser } from './support/open-browser.ts';
import { still } from './support/section-drawn.ts';
import { openStory } from './support/story-page.ts';

/** A page of that story in which nothing is as it should be. */
const broken = `<!doctype html><html lang="fr"><title>Another</title>
<style>
  @media print {
    .sources { display: none }
    main::before { content: ''; display: block; height: 1px; break-after: page }
  }
  #layers label { display: block; width: 20px; overflow: hidden; white-space: nowrap }
  .attribution span { position: absolute; left: -40px }
  #cover { position: fixed; inset: 0 }
</style>
<main>
  <section id="title"><h1></h1><p class="map-words"></p><p>undefined km so far</p></section>
  <section id="fiji"><h2>Fiji</h2><div class="section-map"><img alt="" src="data:,"></div></section>
  <section id="tuvalu"><h2>NaN people</h2><img src="data:,"></section>
  <ol class="sources"><li>One</li></ol>
</main>
<div id="stage">
  <button>Explore the map</button>
  <details id="layers-panel" open><summary>Layers</summary><div id="layers">
    <label><input type="checkbox" value="islands"><i class="swatch"></i>People of Tuvalu</label>
    <label><input type="checkbox" value="voyage">Suva to Apia</label>
  </div></details>
  <p class="attribution"><span>All who gave something</span></p>
</div>
<div id="cover"></div>`;

let browser: Browser;
let tested: TestedStory;

beforeAll(async () => {
  tested = await testedStory(exampleStory, inject('exampleUrl'));
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a page in which nothing is as it should be', () => {
  const url = `data:text/html,${encodeURIComponent(broken)}`;
  const size = { width: 360, height: 740 };
  let page: Page;
  let of: TestedStory;

  beforeAll(async () => {
    of = { ...tested, url };
    page = await browser.newPage({ viewport: size });
    await page.goto(url);
  });

  it.each([
    ['what code writes for want of a value', /index\.html.* it says "undefined"/],
    ['a number that is none', /index\.html.* it says "NaN"/],
    ['the title', /story\.md.*title: the page is called "Another"\. Look/],
    ['the language', /story\.md.*lang: the page says "fr"\./],
    ['the description', /story\.md.*description: the page has none\./],
    ['a heading without words', /story\.md.*section "title": its heading is empty\. Write one\./],
    ['a map without words', /story\.md.*section "fiji": no words stand for its map\./],
    ['a section that is missing', /story\.md.*section "samoa": it is not in the page\./],
    [
      'a picture without words',
      /story\.md.*the picture has no words for those who do not see it\./,
    ],
  ])('is told of for %s', async (_, sentence) => {
    const told = sentences(await wordsProblems(page, of));
    expect(told).toContainEqual(expect.stringMatching(sentence));
  });

  it.each([
    ['a map', /story\.md.*section "title": on paper it has no map\./],
    ['a source', /story\.md.*<li.*it is not on paper\./],
    ['a control that is', /story\.md.*<button.*a control is on paper\./],
    ['an empty sheet', /story\.md.*page 1: it has no text on it\./],
  ])('is told of for %s on paper', async (_, sentence) => {
    const { problems } = await printProblems(browser, of);
    expect(sentences(problems)).toContainEqual(expect.stringMatching(sentence));
  });

  it.each([
    ['a label that is cut', /layers\.yaml.*"islands": the legend cuts "People of Tuvalu" at 360/],
    ['a sign that is missing', /layers\.yaml.*"voyage": the legend has no sign of it at 360/],
    ['a layer that is missing', /layers\.yaml.*"meridian": the legend has no sign of it at 360/],
    ['credits that are cut', /settings\.yaml.*credits: they are cut at 360 × 740\. Shorten/],
    ['a control that is covered', /"Explore the map": something lies over the control at 360/],
  ])('is told of for %s', async (_, sentence) => {
    const told = sentences(await controlProblems(page, of, size));
    expect(told).toContainEqual(expect.stringMatching(sentence));
  });

  it('is told of for what axe finds', async () => {
    expect(await violations(page)).toContainEqual(expect.stringMatching(/^image-alt: /));
  });
});

describe('a map that is not what the files say', () => {
  it('is told of for its layers, their colours and their switches', async () => {
    const { story } = tested;
    const { tuvalu } = story.scenes;
    if (!tuvalu) throw new Error('The story has no section "tuvalu".');
    const colors: Readonly<Record<string, string>> = { islands: '#c6d6e0', meridian: '#00ff00' };
    const said: TestedStory = {
      ...tested,
      story: {
        ...story,
        scenes: { ...story.scenes, tuvalu: { ...tuvalu, layers: { islands: 1, meridian: 1 } } },
        layers: story.layers.map((layer) => {
          const light = colors[layer.id] ?? layer.color.light;
          return { ...layer, color: { ...layer.color, light } };
        }),
      },
    };
    const opened = await openStory(browser, tested.url, still);
    const read = async (of: TestedStory, section: string) =>
      sentences((await drawnProblems(opened, of, [section], 'light')).problems);
    const told = await read(said, 'tuvalu');
    expect(told).toContainEqual(
      expect.stringMatching(/scenes\.yaml.*"tuvalu": the page says that it shows .*sea-zone/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/scenes\.yaml.*"tuvalu": it shows "meridian", but only \d+ % of its/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/scenes\.yaml.*"tuvalu": it does not show "sea-zone", and yet \d+ %/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/layers\.yaml.*"islands": color: .* has a contrast of 1\.\d:1 with/),
    );
    await opened.page.evaluate(() =>
      document.querySelector('#layers')?.addEventListener(
        'click',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        true,
      ),
    );
    expect(await read(tested, 'samoa')).toContainEqual(
      expect.stringMatching(/layers\.yaml.*"voyage": its switch in the legend does not take it/),
    );
    await opened.close();
  });
});
