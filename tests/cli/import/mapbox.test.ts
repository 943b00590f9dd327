import fc from 'fast-check';
import { zipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { expect, test, vi } from 'vitest';
import { collectPictures } from '../../../src/cli/import/pictures.ts';
import { sceneOf } from '../../../src/cli/import/story-of-imported.ts';
import { boundsContain } from '../../../src/core/camera/bounds.ts';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { nearAngle } from '../../../src/core/camera/mercator.ts';
import { forAll, number } from '../../core/arbitraries.ts';
import { plainPicture } from '../../support/plain-picture.ts';
import { imported, screen } from './imported.ts';

const config = (...chapters: readonly string[]) =>
  `const config = { title: 'T', style: 'mapbox://styles/a/b', accessToken: 'pk.secret',
  chapters: [${chapters.map((fields, i) => `{ id: 'c${i}', title: 'Title ${i}', description: 'Text', location: { center: [10, 50], zoom: 5 }, ${fields} },`).join('\n')}] };`;

const oneOf = async (fields: string) =>
  (await imported({ 'config.js': config(fields) })).chapters[0];

test('imports sections in order, with text, links and cameras, but no token', async () => {
  const { text, chapters, scenes, report } = await imported({
    'config.js': `
var place = { lon: 370, lat: 50 };
module.exports = { title: 'A <b>title</b>', subtitle: 'Sub', byline: 'By Ann', accessToken: 'pk.secret',
  footer: 'Source: <a href="https://example.org/a_(b)">us</a>',
  chapters: [
    { id: 'One', title: 'First', alignment: 'right', description: \`<p>One <em>two</em></p>\\n<ul><li>x</ul>\`,
      location: { center: place, zoom: '4.5', pitch: 75, bearing: -30, speed: 2 } },
    { id: 'one', description: 'Second' + ' text' },
  ] };`,
  });
  expect(text).toContain('title: A title\nsubtitle: Sub\nauthor: Ann\n');
  expect(text).toContain('Source: [us](https://example.org/a_%28b%29)');
  expect(chapters).toEqual([
    { title: 'First', id: 'one', text: 'One *two*\n\n-   x' },
    { title: 'One', id: 'one-2', text: 'Second text' },
  ]);
  expect(scenes.one).toMatchObject({ pitch: 60, bearing: -30 });
  expect(scenes['one-2']?.bounds).toEqual(scenes.one?.bounds);
  const remarks = ['alignment `right`', 'pitch of 75°', 'longitude 370 is 10', 'the map stays'];
  for (const words of [...remarks, 'config.js:6']) expect(report).toContain(words);
  expect(text + report).not.toContain('secret');
});

const untitledConfig = config('alignment: "left"').replace("title: 'T', ", '');
test.each([
  ['the page', 'Ships &amp; ice', '# Notes', 'title: Ships & ice'],
  ['the README, if the page has a template’s', 'Mapbox Storytelling', '# Ships', 'title: Ships'],
  ['its own name, if both have a template’s', 'Vite App', '# Template', 'title: Old src'],
])('is called as %s', async (_, title, readme, expected) => {
  const files = { 'config.js': untitledConfig, 'index.html': `<title>${title}</title>` };
  const inFolder = Object.entries({ ...files, 'README.md': readme }).map(
    ([name, content]) => [`old src/${name}`, content] as const,
  );
  const { text } = await imported(Object.fromEntries(inFolder), 'old src');
  expect(text).toContain(`${expected}\n`);
});

test.each([
  ['a list of numbers', 'center: [10, 50]'],
  ['lon and lat', 'center: { lon: 10, lat: 50 }'],
  ['lng and lat', 'center: { lng: "10", lat: "50" }'],
  ['texts', 'center: ["10", "50"]'],
  ['a text', 'center: "10, 50"'],
  ['beyond 180', 'center: [-350, 50]'],
  ['a LngLat', 'center: new mapboxgl.LngLat(10, 50)'],
  ['computed numbers', 'center: [5 * 2, 100 / 2]'],
  ['latitude first, if that can be recognised', 'center: [10, -120]'],
])('reads a center as %s', async (_, center) => {
  const { scenes } = await imported({ 'config.js': config(`location: { ${center}, zoom: 5 }`) });
  const turned = center.includes('-120');
  const { center: at } = fitBounds(scenes.c0 as never, screen);
  expect(at[0]).toBeCloseTo(turned ? -120 : 10, 1);
  expect(at[1]).toBeCloseTo(turned ? 10 : 50, 1);
});

test('keeps the view of any camera that a screen can have', () => {
  const camera = fc.record({
    center: fc.tuple(number(-360, 360), number(-70, 70)),
    zoom: number(0, 17),
    bearing: number(-180, 180),
    pitch: number(0, 60),
  });
  forAll(camera, (each) => {
    const scene = sceneOf(each);
    expect(boundsContain(scene.bounds as never, each.center)).toBe(true);
    const fit = fitBounds(scene as never, screen);
    const pixels = (512 * 2 ** each.zoom) / 360;
    expect(Math.abs(nearAngle(fit.center[0] - each.center[0]) * pixels)).toBeLessThan(144);
    expect(Math.abs(fit.center[1] - each.center[1]) * pixels).toBeLessThan(90);
    expect(Math.abs(fit.zoom - each.zoom)).toBeLessThan(0.15);
  });
});

const quoted = '<b>a</b><br>b<blockquote>c</blockquote>';
const signs = '1. a * b _c_ # d [e] {f} ::: <3';
const cat = '<img alt="A cat" src="https://example.org/c at.jpg">';
const linked = '<a href="https://a.org/"><img src="https://b.org/b.png"></a>';
const video = '<iframe src="https://www.youtube.com/embed/x"></iframe>';
const row = '<tr><td><p>d</p><td><a href="https://a.org/">e</a>';
const table = `<table><tr><th>a<th>b &lt; c</tr>${row}</table>`;

test.each([
  ['headings', '<h3>Head</h3><p>Text</p>', 'Text', 'Head'],
  ['code', '<pre># A\n\n# B</pre><p><code>*c*</code>', '\\# A # B\n\n\\*c\\*'],
  ['emphasis, breaks and quotations', quoted, '**a**  \nb\n\n> c'],
  ['marks of Markdown', signs, '1\\. a \\* b \\_c\\_ # d \\[e\\] \\{f\\} ::: \\<3'],
  ['a script', 'a<script>alert(1)</script><img src=x onerror="alert(1)">b', 'ab'],
  ['a link that runs a script', '<a href="javascript:alert(1)">a</a>', 'a'],
  ['a link without a scheme', '<a href="//example.org/x">a</a>', '[a](https://example.org/x)'],
  ['embedded content', video, '[youtube.com](https://www.youtube.com/embed/x)'],
  ['a picture of another site', cat, '[A cat](https://example.org/c%20at.jpg)'],
  ['a link around a picture', linked, '[b.org](https://b.org/b.png)\n\n[a.org](https://a.org/)'],
  ['a table', table, 'a · b \\< c  \nd · [e](https://a.org/)'],
  ['notes', 'km<sup>2</sup> 24%.<sup><a href="#n9">9</a></sup>', 'km² 24%.\\[9\\]'],
  ['badges', '<span>a</span><span>b</span>', 'a b'],
  ['unclosed tags', '<p>a</p>b</p><div>c', 'a\n\nb\n\nc'],
])('turns a text with %s into clean Markdown', async (_, html, text, title = 'Title 0') => {
  const untitled = title === 'Title 0' ? '' : "title: '', ";
  const description = JSON.stringify(html).replaceAll('/', '\\/');
  expect(await oneOf(`${untitled}description: ${description}`)).toMatchObject({ title, text });
});

test('imports layers that a page adds, and shows them as each chapter and the earlier ones set them', async () => {
  const { scenes, layers, report, text } = await imported(
    {
      'index.html': `<html lang="fr"><script src="config.js"></script><script>
        map.on('load', () => {
          map.addSource('w', { type: 'geojson', data: way });
          map.addLayer({ id: 'Way 1', type: 'line', source: 'w', paint: { 'line-opacity': 0 } });
          map.addLayer({ id: 'towns', type: 'circle', source: { type: 'geojson', data: 'data/towns.geojson' } });
          map.addLayer({ id: 'far', type: 'fill', source: { type: 'geojson', data: 'https://example.org/x.geojson' } });
        });
        const way = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[1, 2], [3, 4]] } };
      </script></html>`,
      'config.js': config(
        "onChapterEnter: [{ layer: 'Way 1', opacity: 1 }, { layer: 'parks', opacity: 0.5 }]",
        "onChapterExit: [{ layer: 'Way 1', opacity: '.25' }, { layer: 'towns', opacity: 0 }]",
        '',
      ),
      'data/towns.geojson': JSON.stringify({ type: 'Point', coordinates: [2, 3] }),
    },
    'config.js',
  );
  expect(Object.keys(layers)).toEqual(['way-1', 'towns']);
  expect([scenes.c0, scenes.c1, scenes.c2].map((scene) => scene?.layers)).toEqual([
    ['way-1', 'towns'],
    ['way-1', 'towns'],
    [{ 'way-1': 0.25 }],
  ]);
  expect(report).toContain('layers of the style that were seen: `parks` at 0.5');
  expect(report).toContain('the data of the layer `far`, at `https://example.org/x.geojson`');
  expect(text).toContain('lang: fr');
});

test('reads the additions of forks, or names them in the report', async () => {
  const { text, chapters, scenes, report } = await imported(
    {
      'config.js': `import { places } from './places.js';
const title = 'Kept<br>apart <a href="https://a.org/t">x</a>', { key } = process.env;
export default { accessToken: key, title, topTitle: 'Top', byline: 'See <a href="https://a.org/">us</a>', description: 'Lead',
  logo: get(), showMarkers: true, chapters: [
  { id: 'a', chapterDiv: '<p>Words</p>', link: 'https://a.org/l', linktext: 'More',
    images: [{ src: 'https://a.org/p.jpg', title: 'Port', author: 'Ann' }], mapToken: 'SECRET',
    tiles: { url: 'https://a.org/?api_key=SECRET', more: 'pk.eyJSECRET.SECRET' },
    location: { center: places.home, zoom: 22, zoomSmall: 3 },
    onChapterEnter: [{ layer: 'roads', visibility: 'visible' }, { callback: 'f' }] },
  { id: 'a', location: { center: places.home, zoom: 1 }, onChapterEnter: () => 1 } ] };`,
      'places.js': 'export const places = { home: [170, 60] };',
      'story.js': `import config from './config.js'; const title = document.title;
        map.addLayer({ id: 'sky' }); map.addLayer({ id: 'w', source: { type: 'geojson', data: data } });`,
      'bundle.js': new Uint8Array([0xff]),
    },
    'config.js',
  );
  expect(text).toContain('title: Kept apart x\n');
  expect(text).toContain('Top\n\nSee [us](https://a.org/)\n\nLead');
  expect(chapters.map(({ id }) => id)).toEqual(['a', 'a-2']);
  const text0 = '[Port Ann](https://a.org/p.jpg)\n\nWords\n\n[More](https://a.org/l)';
  expect(chapters[0]?.text).toBe(text0);
  const { center, zoom } = fitBounds(scenes['a-2'] as never, screen);
  expect([...center, zoom].map(Math.round)).toEqual([170, 60, 1]);
  for (const words of [
    ...['`https://a.org/t`, in a title', '`zoomSmall`: `3`', 'zoom 22 at latitude 60 is 18 at 60'],
    ...['seen: `roads`', '{"callback":"f"}', 'line 4 computes', 'line 10 computes'],
    ...['the layer `sky`', 'the layer `w`'],
  ])
    expect(report).toContain(words);
  expect(report).not.toMatch(/SECRET|line [23] /);
});

const other = '<script src="a.js"></script>';
const script = (text: string) => `<script>\n${text}</script>`;
const json =
  '{"title":"T","chapters":[{"id":"c0","title":"Title 0","description":"Text","location":{"center":[10,50],"zoom":5}}]}';

test.each([
  [
    'TypeScript',
    'config.ts',
    (text: string) =>
      `interface C { a?: string }\nexport const x: C = {} as const;\n${text.replace('const config', 'export const config: Config')}`,
  ],
  ['a page', 'index.html', (text: string) => `<p>x</p>\n${other}${script(text)}`],
  ['JSON', 'config.json', () => json],
  ['a script with tags', 'config.jsx', (text: string) => `${text}const a = <p>It's {b}</p>;`],
  ['a module', 'config.mjs', (text: string) => `import a from './a';\n${text}\nexport default a;`],
])('reads a config in %s', async (_, name, write) => {
  const { chapters } = await imported({ [name]: write(config('')) });
  expect(chapters).toEqual([{ id: 'c0', title: 'Title 0', text: 'Text' }]);
});

test('imports each picture of a ZIP once, and names the pictures that cannot be shown', async () => {
  const png = await plainPicture(4, 4).png().toBuffer();
  const credited = "image: './img/A b.png', imageCredit: 'Ann \"A\" B'";
  const bad = "image: 'img/bad.jpg'";
  const zip = zipSync({
    'story/config.js': Buffer.from(config(credited, "image: 'img/A%20b.png'", bad)),
    'story/img/A b.png': png,
    'story/img/bad.jpg': Buffer.from('no picture'),
    '__MACOSX/story/config.js': Buffer.from('x'),
  });
  const { chapters, report } = await imported({ 'story.zip': zip });
  expect(chapters.map(({ text }) => text)).toEqual([
    '![](pictures/a-b.png "Ann ”A” B")\n\nText',
    '![](pictures/a-b.png)\n\nText',
    'Text',
  ]);
  expect(report).toContain('a picture: the picture "pictures/bad.jpg" cannot be read as one.');
});

const code = '`<script>`\n\n# A\n![x](https://e.org/x.png)\n</b>';

test('keeps the source’s markup and line breaks out of the report', async () => {
  const odd = JSON.stringify(code);
  const { report } = await imported({
    'config.js': `${config(`alignment: ${odd}, ${odd}: ${odd}, iframe: 'https://e.org/"><script>',
      location: { ${odd}: 1 }, onChapterEnter: [{ layer: ${odd}, opacity: 1 }]`)}
      config.style = ${odd}; config.byline = '<img src="https://e.org/\\n<script>">';
      map.addLayer({ id: ${odd} });`,
  });
  const html = new MarkdownIt({ html: true }).render(report);
  expect(html.match(/<h\d|<img|<script|<\/b/g)).toEqual(['<h1', '<h2', '<h2']);
});

test.each([
  ['an address of data without a comma', `<img src="data:image/${'a'.repeat(500_000)}">`],
  ['breaks', `a<br>`.repeat(9900)],
  ['blanks in bold', `<b>${'\u00a0'.repeat(400_000)}${'&nbsp;'.repeat(9900)}</b>x`],
  ['items', `<ol>${'<li>a'.repeat(9900)}</ol>`],
  ['blanks and line ends', `a${' \n'.repeat(250_000)}b${'\\ '.repeat(250_000)}`],
])('reads a text of many %s without delay', async (_, html) => {
  expect(await oneOf(`description: ${JSON.stringify(html)}`)).toBeDefined();
});

test('reads a picture once, however often it is used', () => {
  const bytes = vi.fn(() => Buffer.of(1));
  const files = { names: ['a.png'], bytes, text: () => '', encodings: new Set<string>() };
  const show = collectPictures(files, new Map(), new Map()).shownFrom('config.js');
  const twice = ['a.png', 'a.png'].map((path) => show(path, '', '').markdown);
  expect(twice).toEqual(Array(2).fill('![](pictures/a.png)'));
  expect(bytes).toHaveBeenCalledOnce();
});

const openTags = ['<p>', '(<a>{'.repeat(400), '(<a>{'.repeat(5000)];

test.each(openTags)('locates a syntax error in a .jsx: %#', async (tags) => {
  const file = { 'config.jsx': `const config = { chapters: [] };\nconst page = ${tags}` };
  await expect(imported(file)).rejects.toThrow(/^config\.jsx:\d+:\d+ .*is not JavaScript: /);
});

test('joins a text that is split into thousands of lines', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `'${i} '`).join(' +\n');
  const text = expect.stringContaining('2998 2999');
  expect(await oneOf(`title: 'A', description: ${lines}`)).toMatchObject({ text });
});

test('refuses deeply nested typed functions with a sentence', async () => {
  const typed = `var y = ${'<T>(a='.repeat(26)}c${')'.repeat(26)}; var config = { chapters: [] };`;
  await expect(imported({ 'config.ts': typed })).rejects.toThrow(/^config\.ts:1:\d+ .*too deeply/);
});

const grown = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `const a${i + 1} = [${of(i)}];`).join('');
const sums = 'bcdefj'
  .split('')
  .map((name, i) => `${name}=${Array(10).fill('abcdef'[i]).join('+')}`);
const missing =
  /^config\.js:2:2 {2}this is not JavaScript: Unexpected token\. .* comma.*\s+Nothing was written\.$/;
const shown = (last: string, first: string) =>
  `{ chapters: [ { x: ${last} } ] }; const a0 = ${first}; `;
const said = (description: string) => `{ chapters: [ { description: '${description}' } ] }`;
const ids = (count: number) => `{ chapters: [${"{ id: 'a' },".repeat(count)}] }`;
const brackets = `{ chapters: ${'['.repeat(50_000)} }`;

test.each([
  ['a comma that is missing', "{ chapters: [ { id: 'a' }\n { id: 'b' } ] }", missing],
  ['marks within marks', "{ chapters: [ {\n title: 'It's here' } ] }", /^config\.js:2:13 /],
  ['open text', "{ chapters: [ {\n title: 'here } ] }", /^config\.js:2:9 .*Unterminated string/],
  ['endless brackets', brackets, /^config\.js:1:\d+ .*nests too deeply/],
  ['too much', said('x'.repeat(5_000_001)), /^config\.js .*bytes; a text has at most 5,000,000/],
  ['text that grows', `${said("'+j+'")}; const a = '0123456789', ${sums}`, /config\.js .*too long/],
  ['many chapters', ids(999), /999 chapters; the limit is 998/],
  ['assignments after it', `{ title: 1 };${'config.a = 1;'.repeat(300_000)}`, /holds no story/],
  ['tags in tags', said('<ul><li>'.repeat(2000)), /too deeply/],
  ['more tags than a text has', said('a<br>'.repeat(10_001)), /too deeply, or .* too long/],
  ['tags', said('<p>x</p>'.repeat(100_000)), /too long/],
  ['many tags in tags', said(`${'<ul><li>'.repeat(90)}${'<p>x</p>'.repeat(4000)}`), /too deeply/],
  ['values within values', shown('a40', '{ k: 1 }') + grown(40, (i) => `a${i}, a${i}`), /too long/],
  ['lists that grow', shown('a8', '[1]') + grown(8, (i) => `...a${i},`.repeat(10)), /too long/],
  ['calls of a call', `{ chapters: [ { x: a${'.trim()'.repeat(30_000)} } ] }`, /too deeply/],
  ['names of names', shown('a1999', '1') + grown(1999, (i) => `a${i}`), /too deeply/],
  [
    'data used by hundreds of layers',
    `{ chapters: [ { id: 'a' } ] }; const d = [${"'0123456789',".repeat(90_000)}]; ${Array.from({ length: 300 }, (_, i) => `map.addLayer({ id: '${i}', type: 'line', source: { data: { type: 'FeatureCollection', features: d } } });`).join('')}`,
    /too long/,
  ],
  ['no chapters', '{ title: 1 }', /holds no story of a format that is known/],
])('refuses a config with %s', async (_, text, message) => {
  await expect(imported({ 'config.js': `const config = ${text}` })).rejects.toThrow(message);
});

test('runs no code, survives loops, and treats names such as constructor as plain names', async () => {
  const { chapters, report } = await imported({
    'config.js': `while (true) {} process.exit(1); fetch('https://example.org');
${config("__proto__: { polluted: 'p' }, constructor: 'x', title: document.title + get()", "description: isSmall ? 'a' : 'b'")}`,
  });
  const found = chapters.map(({ title, text }) => `${title}: ${text}`);
  expect(found).toEqual(['C0: Text', 'Title 1: b']);
  expect(report).toContain('what line 3 computes');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('survives useless values and odd data', async () => {
  const { chapters } = await imported({
    'index.html': `<script>var a = 1;</script>
<script>const config = { title: {} + 'T', chapters: [
  { id: 'constructor', title: \`\${{}}x\`, image: 5n, alt: [{}].join(), [{}]: -{}, images: [null, 'data:image/${'a'.repeat(300)};base64,AAAA'] },
  { id: '${'b-'.repeat(50_000)}', location: { center: [1, 2], zoom: 1e9, constructor: 1 }, onChapterEnter: [null, 5, { layer: 'a', visibility: 'constructor' }] } ] };
map.addLayer(); map.addLayer({ id: '__proto__', source: { data: { type: 'FeatureCollection', features: [null, { type: 'Feature' }] } } });</script>`,
  });
  expect(chapters.map(({ title }) => title)).toHaveLength(2);
});

test.each([
  ...['../../etc/passwd', '/etc/passwd', '..%2f..%2fsecret.png'],
  ...['https://x.org/../../a.png', 'file:///etc/passwd'],
])('reads no picture outside the folder, at %s', async (path) => {
  const files = { 'in/config.js': config(`image: '${path}'`), 'secret.png': 'x' };
  const { report } = await imported(files, 'in');
  expect(report).not.toMatch(/, 1 picture/);
});

test('reads chapters exported without a config', async () => {
  const fields = "id: 'a', name: 'A', location: { center: [10, 50], zoom: 5 }";
  const one = `{ ${fields}, copy: 'Of two words, or more' }`;
  const { chapters } = await imported({ 'story.ts': `export const chapters: C[] = [${one}];` });
  expect(chapters).toEqual([{ id: 'a', title: 'A', text: 'Of two words, or more' }]);
});

test('follows imports, even if renamed, and later assignments', async () => {
  const { text, chapters, report } = await imported({
    'src/config.js': `import list from './parts'; import { words as footer } from './words.js';
const config = { title: 'Rivers', footer };
config.chapters = list; config.subtitle = 'Of the north';`,
    'src/parts.js': config('').replace(/.*chapters: (.*) };/s, 'export default $1'),
    'src/words.js': `export const words = 'Made by us', footer = 'not this';`,
  });
  expect(chapters).toEqual([{ id: 'c0', title: 'Title 0', text: 'Text' }]);
  expect(text).toContain('title: Rivers\nsubtitle: Of the north\n');
  expect(text).toContain('Made by us');
  expect(report).toContain('`parts.js:1`');
});

const flight = 'const chapters = { b: { center: [10, 50] }, a: { center: [11, 50] } };';

test.each([
  ['in it', { 'index.html': `<b id="b">Two</b><script>${flight}</script>` }],
  ['beside it', { 'main.js': flight, 'index.html': '<p id="b">Two</p><script src="main.js">' }],
])('makes chapters of the parts of a page to which a script %s flies', async (_, files) => {
  const { chapters, scenes } = await imported(files);
  expect(chapters).toMatchObject([{ id: 'b', title: 'B', text: 'Two' }]);
  expect(scenes.b?.bounds[0]).toBeLessThan(10);
});

test('limits the total size of nested parts of a page', async () => {
  const page = `${'<div id="a"><b id="b">'.repeat(90)}${'x'.repeat(50_000)}<script>${flight}</script>`;
  await expect(imported({ 'index.html': page })).rejects.toThrow('too long');
});

test('finds the config beside a page that is not JavaScript', async () => {
  const page = '<script>{{ chapters }}</script>';
  const files = { 'a/index.html': page, 'a/src/story.js': config('') };
  const { chapters } = await imported(files, 'a');
  expect(chapters).toHaveLength(1);
});
