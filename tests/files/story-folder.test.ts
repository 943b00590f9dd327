import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { beginTranslation } from '../../src/cli/begin-translation.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { safeFolder } from '../../src/files/safe-folder.ts';
import { attempt, formatProblem } from '../../src/files/story-error.ts';
import { filesIn } from '../../src/files/story-files.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = temporaryFolder('tests/fixtures/lake', 'lake');
beforeEach(() => mkdirSync(at('elsewhere')));

const inspected = (translation?: string) => inspectStory(openFolder(at(), 'lake', translation));
const said = async (translation?: string) =>
  (await inspected(translation)).problems.map(formatProblem).join('\n');

/** Moves a file or a folder out of the story, and links to it. */
function linkOut(path: string) {
  const there = at(`elsewhere/${path.replaceAll('/', '-')}`);
  renameSync(at(`lake/${path}`), there);
  symlinkSync(there, at(`lake/${path}`));
}

const list = { minzoom: 0, maxzoom: 0, bounds: [31, -3, 35, 1], tiles: [] };
const video = readFileSync('tests/fixtures/video/train.webm');
/** The files that the engine knows and the story around the lake lacks. */
const more: Readonly<Record<string, string | Buffer>> = {
  'settings.yaml': '',
  'values/people.csv': 'name,people\nKisumu,1\n',
  'story.fr.md':
    '---\ntitle: Le lac\nlang: fr\n---\n\n## Le bac {#ferry}\n\n![Un bac](ferry.webm)\n',
  'words.fr.yaml': 'The lake:\n',
  'translated.fr.yaml': 'ferry: x\n',
  'engine-words.fr.yaml': 'shell: {}\n',
  'ferry.webm': video,
  'ferry.vtt': 'WEBVTT\n',
  'public/relief/index.json': '{ "pyramids": [] }',
  'public/relief/9/0/0.avif': video,
  'public/streets/index.json': JSON.stringify({ ...list, schema: 4, characters: '' }),
  'public/streets/9/0/0.mvt': '',
  'public/tiles/scan/index.json': JSON.stringify({ ...list, size: 256 }),
  'public/plan.avif': video,
};
const known = [
  ...Object.keys(more),
  ...['story.md', 'scenes.yaml', 'layers.yaml', 'labels.yaml', 'sources.yaml'],
  ...['charts/ports.csv', 'charts/ports.yaml', 'ferry.svg', 'public/favicon.svg'],
  ...['geo/layers/lake.geojson', 'geo/layers/places.geojson', 'geo/basemap/land.geojson'],
];
/** Files that are read only once a text shows them. */
const shown = ['ferry.svg', 'ferry.webm', 'ferry.vtt'];

function wholeStory() {
  for (const [path, content] of Object.entries(more)) at.write(`lake/${path}`, content);
  at.edit('lake/story.md', '(ferry.svg)', '(ferry.webm)');
}
const report = () => said('fr');
const SECRET = 'SECRET: *a\n';
const saysOf = (path: string, words: string) =>
  new RegExp(`(^|  )lake/${path.replaceAll('.', '\\.')}(:|  ).*${words}`, 'm');

describe('of a story with each file that the engine knows', () => {
  beforeEach(wholeStory);

  it.each(known)('%s is refused if it links out, is a pipe or is too large', async (path) => {
    const file = at(`lake/${path}`);
    truncateSync(file, 26_000_000);
    expect(await report()).toMatch(/ is 26,000,000 bytes/);
    at.write('elsewhere/mine', SECRET);
    for (const target of [at('elsewhere/mine'), '/dev/zero']) {
      rmSync(file);
      symlinkSync(target, file);
      expect(await report()).toMatch(saysOf(path, 'it leads to .*, outside the story’s folder'));
      expect(await report()).not.toContain('SECRET');
    }
    if (!shown.includes(path)) expect((await inspected()).published).toEqual([]);
    rmSync(file);
    execFileSync('mkfifo', [file]);
    expect(await report()).toMatch(saysOf(path, 'it is a pipe or a device, not a file.'));
  });

  const read = known.filter((path) => !/^(public|values)/.test(path));
  it.each(read)('%s is reported if it is a folder', async (path) => {
    rmSync(at(`lake/${path}`));
    mkdirSync(at(`lake/${path}`));
    expect(await report()).toMatch(saysOf(path, 'it is a folder'));
  });

  it('all are read through links within the story', async () => {
    const before = await report();
    expect((await inspected('fr')).loaded).toBeDefined();
    mkdirSync(at('lake/kept'));
    for (const path of known) {
      const kept = at(`lake/kept/${path.replaceAll('/', '-')}`);
      renameSync(at(`lake/${path}`), kept);
      symlinkSync(kept, at(`lake/${path}`));
    }
    expect(await report()).toBe(before);
  });

  it('no translation is begun through a link out of the story', async () => {
    linkOut('words.fr.yaml');
    const begun = beginTranslation(openFolder(at(), 'lake'), 'fr');
    await expect(begun).rejects.toThrow(/words\.fr.*it leads to/);
  });
});

it('only one file of the engine opens a story’s files', async () => {
  const reads =
    /^import [^;]*\b(readFile(Sync)?|open(Sync)?|createReadStream)\b[^;]* from 'node:fs/m;
  const rooms = /^(files|read|charts|check|translation|load)\/.*\.ts$/;
  const all = (await filesIn('src')).filter((path) => rooms.test(path));
  const opening = all.filter((path) => reads.test(readFileSync(`src/${path}`, 'utf8')));
  // The other reads what the build has kept.
  expect(opening).toEqual(['files/caches.ts', 'files/safe-folder.ts']);
});

it('a file that is swapped while it is read is never followed out of the story', async () => {
  at.write('elsewhere/mine', 'SECRET');
  const swap = `cd lake; while true; do ln -sfn ../elsewhere/mine new; mv -fT new a.md; echo own > new; mv -f new a.md; mkfifo new; mv -f new a.md; done`;
  const swapping = spawn('sh', ['-c', swap], { cwd: at(), detached: true });
  const read = new Set<string>();
  for (let times = 0; times < 3000 || !read.has('own\n') || !read.has('refused'); times++)
    read.add(attempt(() => String(safeFolder(at(), 'lake').bytes('lake/a.md'))).value ?? 'refused');
  if (swapping.pid) process.kill(-swapping.pid);
  expect(read).not.toContain('SECRET');
});

const linked = ['charts', 'geo/layers', 'public'];
it.each(linked)(
  'a link out of the story at %s stops the reading, and is the only problem',
  async (path) => {
    linkOut(path);
    const problem = `^lake/${path}  it leads to .*elsewhere/[^\\n]*, outside the story’s folder`;
    expect(await said()).toMatch(new RegExp(problem));
    expect(await inspected()).not.toHaveProperty('read');
  },
);

it('a link out of the story at the editor schemas stops the reading', async () => {
  symlinkSync(at('elsewhere'), at('lake/.schema'));
  expect(await said()).toMatch(/^lake\/\.schema {2}it leads to/);
});

it('a story that is itself linked can be read', async () => {
  symlinkSync(at('lake'), at('linked'));
  const { loaded } = await inspectStory(openFolder(at(), 'linked'));
  expect(loaded).toBeDefined();
});

it('reads no shapes from a folder that settings name outside the story and the project', async () => {
  renameSync(at('lake'), at('elsewhere/lake'));
  mkdirSync(at('project'));
  renameSync(at('elsewhere/lake/geo'), at('geo'));
  at.write('elsewhere/lake/settings.yaml', 'geo: ../../geo\n');
  const files = openFolder(at('project'), at('elsewhere/lake'));
  const { problems } = await inspectStory(files);
  expect(problems.map(formatProblem)).toEqual([
    '../elsewhere/lake/settings.yaml  "geo": it names a folder outside of the story’s. Copy that folder into the story’s, and name it there.',
  ]);
});

describe('the files that are published', () => {
  it('exclude dotfiles, with a warning', async () => {
    for (const name of ['.env', '.git/config', '.DS_Store'])
      at.write(`lake/public/${name}`, 'SECRET');
    const { loaded, published } = await inspected();
    expect(published).toEqual(['favicon.svg']);
    const problem =
      'its name begins with a dot, so it is not published. Take it out of the folder, or rename it if it is meant for readers.';
    expect(loaded?.warnings.map(formatProblem)).toEqual(
      ['.env', '.git'].map((name) => `lake/public/${name}  ${problem}`),
    );
  });

  it.each([
    ['to its own folder', '.', /cannot be read: it is a folder/],
    ['to itself', 'link', /cannot be read: it is a link that leads back to itself/],
    ['to nothing', 'gone', /cannot be read: it is a link to a file that does not exist/],
  ])('exclude a link %s', async (_, to, words) => {
    symlinkSync(to, at('lake/public/link'));
    expect(await said()).toMatch(words);
    expect((await inspected()).published).not.toContain('link');
  });

  it('must have names that every system can read', async () => {
    writeFileSync(Buffer.from(at('lake/public/caf\xe9'), 'latin1'), 'x');
    expect(await said()).toMatch(/^lake\/public\/caf\ufffd {2}its name is saved in another/);
  });

  it('cause a warning if a picture holds its position', async () => {
    const [gps, none] = [{ IFD3: { GPSLatitude: '0/1 6/1 0/1' } }, { IFD0: { Make: 'Box' } }];
    const files = ['avif', 'jpg', 'png', 'webp'].map((ending) => `lake/public/pier.${ending}`);
    for (const file of files) await plainPicture(9, 9).withExif(gps).toFile(at(file));
    await plainPicture(9, 9).withExif(none).toFile(at('lake/public/quay.jpg'));
    expect((await inspected()).loaded?.warnings.map(({ file }) => file)).toEqual(files);
    expect(await said()).toContain('"pier.jpg" says where it was taken, and is published');
  });

  it.each([
    ['<svg onload="alert(1)"/>', 'onload'],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg"/>', 'script'],
    ['<foreignObject><b/></foreignObject>', 'foreignObject'],
    ['<a href="&#x6a;ava\nscript:alert(1)"/>', 'javascript:'],
    ['<h:b xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>', 'www.w3.org/1999/xhtml'],
    ['<!DOCTYPE svg [<!ENTITY x "y">]>', '!ENTITY'],
    ['<?xml-stylesheet href="x.xsl"?>', '?xml-stylesheet'],
    ['<é:script xmlns:é="http://www.w3.org/2000/svg">alert(1)</é:script>', 'script'],
    ['\0<\0s', 'letters in another encoding than UTF-8'],
  ])('may not include a drawing that holds more than an image: %j', async (svg, what) => {
    at.write('lake/public/chart.svg', `<svg><text>Turn on = start</text>${svg}</svg>`);
    expect(await said()).toContain(`chart.svg  the drawing holds more than an image: ${what}.`);
  });

  it.each([
    ['<image xlink:href="http://a.example/a.png"/>', 'href'],
    ['<use title=">" href="other.svg#a"/>', 'href'],
    ['<set attributeName="href" to="b.png"/>', 'href'],
    ['<path fill="url(other.svg#a)"/>', 'url'],
    ['<style>@import "a.css";</style>', '@import'],
    [String.raw`<style>@\69m<!-- --><![CDATA[port "a.css"]]></style>`, '@import'],
    [String.raw`<path style="fill:\75&#13;&#10;rl(http://a.example/a)"/>`, 'url'],
    ['<path fill=\'image-set("http://a.example/a.png" 1x)\'/>', 'image-set'],
    ['<use é:href="http://a.example" xmlns:é="http://www.w3.org/1999/xlink"/>', 'href'],
  ])('may not include a drawing that refers to another file: %j', async (svg, what) => {
    const own =
      '<a href="https://a.example"/><use href="#a" style="fill:url(&quot;#a&quot;)"/><image href="data:image/png;base64,AA"/>';
    const root = '<svg xmlns:xlink="http://www.w3.org/1999/xlink">';
    at.write('lake/public/own.svg', `${root}${own}</svg>`);
    at.write('lake/public/chart.svg', `${root}${own}${svg}</svg>`);
    const problem = `public/chart.svg  the drawing refers to another file: ${what}.`;
    expect(await said()).toContain(problem);
    expect(await said()).not.toContain('own.svg');
  });

  it('may not include a drawing that is not XML', async () => {
    at.write('lake/public/chart.svg', '<svg><path d=M0/></svg>');
    expect(await said()).toContain('public/chart.svg  this is not XML: ');
  });

  it('may not include a drawing that uses its own parts thousands of times', async () => {
    const tens = (id: number) => `<g id="g${id + 1}">${`<use href="#g${id}"/>`.repeat(10)}</g>`;
    const draw = (...parts: string[]) =>
      at.write('lake/public/chart.svg', `<svg><path id="g0"/>${parts.join('')}</svg>`);
    draw(...[0, 1, 2, 3].map(tens));
    expect(await said()).toContain('the drawing makes more than 20000 copies by <use>.');
    draw(tens(0), tens(1), '<use href="#g2"/>'.repeat(40));
    expect(await said()).not.toContain('<use>');
  });
});

it('survives folders that link to themselves', async () => {
  symlinkSync('round', at('lake/round'));
  at.write('lake/settings.yaml', 'geo: round/about\n');
  expect(safeFolder(at(), 'lake').owns('lake/round/about')).toBe(false);
  expect(await said()).toContain('lake/round/about/layers/ferry.geojson  the file does not exist');
});

const write = (path: string) => safeFolder(at(), 'lake').write(new Map([[path, 'new']]));

it.each([
  ['a folder', 'lake/geo/new', 'lake/geo/new/land.geojson'],
  ['a new folder in a folder', 'lake/deep', 'lake/deep/new/land.geojson'],
])('does not write through %s that leads out of the story', (_, link, path) => {
  symlinkSync(at('elsewhere'), at(link));
  expect(() => write(path)).toThrow(/would be outside of the story’s folder/);
});

it('replaces a link when writing, and leaves the link’s target alone', () => {
  at.write('elsewhere/mine.json', 'mine');
  symlinkSync(at('elsewhere/mine.json'), at('lake/scenes.json'));
  write('lake/scenes.json');
  expect(at.read('elsewhere/mine.json')).toBe('mine');
  expect(at.read('lake/scenes.json')).toBe('new');
});
