import { expect, inject, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { violations } from '../../src/proof/axe-problems.ts';
import { controlProblems, wordsProblems } from '../../src/proof/page-problems.ts';
import { paperProblems } from '../../src/proof/paper-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { exampleStory } from './support/example.ts';
import { sharedBrowser } from './support/open-browser.ts';

/** A page of that story in which everything is wrong. */
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

const browser = await sharedBrowser('undrawn');
const tested = await testedStory(openFolder('.', exampleStory), inject('exampleUrl'));
const size = '360 × 740';

const url = `data:text/html,${encodeURIComponent(broken)}`;
const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
await page.goto(url);
const { problems } = await paperProblems(browser, { ...tested, url });
const faults = [
  ...sentences(await wordsProblems(page, tested.story)),
  ...sentences(problems),
  ...sentences(await controlProblems(page, { ...tested, url }, size)),
  ...(await violations(page)),
];

it.each([
  ['a missing value', /index\.html.* it says "undefined"/],
  ['NaN', /index\.html.* it says "NaN"/],
  ['a map missing on paper', /story\.md.*section "title": on paper it has no map\./],
  ['a source that is not printed', /story\.md.*<li.*it is not printed\./],
  ['a control that is printed', /story\.md.*<button.*a control is printed\./],
  ['an empty sheet', /story\.md.*page 1: it has no text on it\./],
  ['a label that is cut', /layers\.yaml.*"islands": the legend cuts "People of Tuvalu" at 360/],
  ['a missing swatch', /layers\.yaml.*"voyage": the legend has no sign of it at 360/],
  ['a missing layer', /layers\.yaml.*"meridian": the legend has no sign of it at 360/],
  ['credits that are cut', /settings\.yaml.*credits: they are cut at 360 × 740\. Shorten/],
  ['a picture without words', /^image-alt: /],
  ['an empty heading', /^empty-heading: /],
])('a page is reported for %s', (_, sentence) => {
  expect(faults).toContainEqual(expect.stringMatching(sentence));
});
