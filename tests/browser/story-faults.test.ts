import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from '../../src/proof/axe-problems.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { controlProblems, wordsProblems } from '../../src/proof/page-problems.ts';
import { paperProblems } from '../../src/proof/paper-problems.ts';
import { sentences, type TestedStory, testedStory } from '../../src/proof/tested-story.ts';
import { exampleStory } from './support/example.ts';
import { openBrowser } from './support/open-browser.ts';
import { openStory, small } from './support/open-page.ts';

/** A page of that story in which nothing is as it should be. */
const broken = `<!doctype html><html lang="fr"><title>Another</title>
<style>
  @media print {
    .sources { display: none }
    main::before { content: ''; display: block; height: 1px; break-after: page }
  }
  #_layers label { display: block; width: 20px; overflow: hidden; white-space: nowrap }
  .attribution span { position: absolute; left: -40px }
  #cover { position: fixed; inset: 0 }
</style>
<main>
  <section id="title"><h1></h1><p class="map-words"></p><p>undefined km so far</p>
    <div class="card" style="width: 300px"><pre style="width: 1600px">A cliff</pre></div></section>
  <section id="fiji"><h2>Fiji</h2><div class="section-map"><img alt="" src="data:,"></div></section>
  <section id="tuvalu"><h2>NaN people</h2><img src="data:,"></section>
  <ol class="sources"><li>One</li></ol>
</main>
<div id="_stage">
  <button>Explore the map</button>
  <details id="_layers-panel" open><summary>Layers</summary><div id="_layers">
    <label><input type="checkbox" value="islands"><i class="swatch"></i><span>People of Tuvalu</span></label>
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
  ])('is told of for %s', async (_, sentence) => {
    const told = sentences(await wordsProblems(page, of.story));
    expect(told).toContainEqual(expect.stringMatching(sentence));
  });

  it.each([
    ['a map', /story\.md.*section "title": on paper it has no map\./],
    ['a source', /story\.md.*<li.*it is not on paper\./],
    ['a control that is', /story\.md.*<button.*a control is on paper\./],
    ['an empty sheet', /story\.md.*page 1: it has no text on it\./],
  ])('is told of for %s on paper', async (_, sentence) => {
    const { problems } = await paperProblems(browser, of);
    expect(sentences(problems)).toContainEqual(expect.stringMatching(sentence));
  });

  it.each([
    ['a label that is cut', /layers\.yaml.*"islands": the legend cuts "People of Tuvalu" at 360/],
    ['a sign that is missing', /layers\.yaml.*"voyage": the legend has no sign of it at 360/],
    ['a layer that is missing', /layers\.yaml.*"meridian": the legend has no sign of it at 360/],
    ['credits that are cut', /settings\.yaml.*credits: they are cut at 360 × 740\. Shorten/],
  ])('is told of for %s', async (_, sentence) => {
    const told = sentences(await controlProblems(page, of, '360 × 740'));
    expect(told).toContainEqual(expect.stringMatching(sentence));
  });

  it('is told of for what axe finds', async () => {
    const found = await violations(page);
    for (const rule of [/^image-alt: /, /^empty-heading: /])
      expect(found).toContainEqual(expect.stringMatching(rule));
  });
});

describe('a map that is not what the files say', () => {
  it('is told of for the colours of its layers and their switches', async () => {
    const { story } = tested;
    const opened = await openStory(browser, tested.url, small);
    const read = async (id: string, section: string, color = {}) => {
      const layers = story.layers
        .filter((layer) => layer.id === id)
        .map((layer) => ({ ...layer, color: { ...layer.color, ...color } }));
      const of = { ...tested, story: { ...story, layers } };
      return sentences((await layerProblems(opened, of, 'light', [section])).problems);
    };
    expect(await read('islands', 'tuvalu', { light: '#c6d6e0' })).toEqual([
      expect.stringMatching(/layers\.yaml.*"islands": color: .* has a contrast of 1\.\d:1 with/),
    ]);
    await opened.page.evaluate(() =>
      document.querySelector('#_layers')?.addEventListener(
        'click',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        true,
      ),
    );
    expect(await read('voyage', 'samoa')).toEqual([
      expect.stringMatching(
        /scenes\.yaml.*"samoa": it shows "voyage", but only 0 % of its shape can be seen/,
      ),
    ]);
    await opened.close();
  });
});
