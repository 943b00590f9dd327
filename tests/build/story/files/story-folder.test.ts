import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOwn } from '../../../../src/build/story/files/own-path.ts';
import { formatProblem } from '../../../../src/build/story/files/story-error.ts';
import { storyFilesIn } from '../../../../src/build/story/files/story-files.ts';
import { writeWhole } from '../../../../src/build/story/files/write-whole.ts';
import { inspectStory } from '../../../../src/build/story/load-story.ts';
import { lakeStory } from '../check/mistake.ts';

let root: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ root, remove } = await lakeStory());
  mkdirSync(join(root, 'elsewhere'));
});
afterEach(() => remove());

const inspected = () => inspectStory(root, { files: storyFilesIn(root, 'lake') });
const said = async () => (await inspected()).problems.map(formatProblem).join('\n');
const at = (path: string): string => join(root, path);

/** Moves a file or a folder of the story out of it, and leaves a link in its place. */
function linkOut(path: string): void {
  const there = at(`elsewhere/${path.replaceAll('/', '-')}`);
  renameSync(at(`lake/${path}`), there);
  symlinkSync(there, at(`lake/${path}`));
}

describe('a link that leads out of the story’s folder', () => {
  it.each([
    'story.md',
    'scenes.yaml',
    'charts',
    'charts/ports.csv',
    'geo/layers',
    'geo/layers/lake.geojson',
    'geo/basemap/land.geojson',
    'public',
    'public/favicon.svg',
  ])('stops the reading where it is %s, and is all that is said', async (path) => {
    linkOut(path);
    expect(await said()).toMatch(
      new RegExp(`^lake/${path}  it leads out of the story’s folder, to .*elsewhere/[^\\n]*$`),
    );
    expect(await inspected()).toMatchObject({ published: [], ids: { sections: [] } });
  });

  it('stops it where editors would have its schemas', async () => {
    symlinkSync(at('elsewhere'), at('lake/.schema'));
    expect(await said()).toMatch(/^lake\/\.schema {2}it leads out/);
  });

  it('is in order where it leads to another file of the story', async () => {
    renameSync(at('lake/public/favicon.svg'), at('lake/geo/drawn.svg'));
    symlinkSync('../geo/drawn.svg', at('lake/public/favicon.svg'));
    const { loaded, published } = await inspected();
    expect([loaded?.warnings, published]).toEqual([[], ['favicon.svg']]);
  });

  it('is none where the story itself is linked', async () => {
    symlinkSync(at('lake'), at('linked'));
    const { loaded } = await inspectStory(root, { files: storyFilesIn(root, 'linked') });
    expect(loaded).toBeDefined();
  });
});

it('reads no shapes from a folder that settings name beyond the story and the project', async () => {
  renameSync(at('lake'), at('elsewhere/lake'));
  mkdirSync(at('project'));
  renameSync(at('elsewhere/lake/geo'), at('geo'));
  writeFileSync(at('elsewhere/lake/settings.yaml'), 'geo: ../../geo\n');
  const files = storyFilesIn(at('project'), at('elsewhere/lake'));
  const { problems } = await inspectStory(at('project'), { files });
  expect(problems.map(formatProblem)).toEqual([
    '../elsewhere/lake/settings.yaml  "geo": it names a folder outside of the story’s. Copy that folder into the story’s, and name it there.',
  ]);
});

describe('the files that are published', () => {
  it('are none that begins with a dot, which is said', async () => {
    mkdirSync(at('lake/public/.git'));
    for (const name of ['.env', '.git/config', '.DS_Store']) {
      writeFileSync(at(`lake/public/${name}`), 'SECRET');
    }
    const { loaded, published } = await inspected();
    expect(published).toEqual(['favicon.svg']);
    expect(loaded?.warnings.map(formatProblem)).toEqual(
      ['.env', '.git'].map(
        (name) =>
          `lake/public/${name}  its name begins with a dot, and so it is not published. Take it out of the folder, or name it otherwise if readers are to have it.`,
      ),
    );
  });

  it.each([
    ['that leads back to its folder', '.', /is a link to a folder, which is not followed/],
    ['that leads back to itself', 'link', /cannot be read: it is a link that leads back to itself/],
    ['that leads nowhere', 'gone', /cannot be read: it is a link to a file that is not there/],
  ])('hold no link %s', async (_, to, words) => {
    symlinkSync(to, at('lake/public/link'));
    expect(await said()).toMatch(words);
    expect((await inspected()).published).not.toContain('link');
  });

  it('have names that every system can read', async () => {
    const name = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    writeFileSync(Buffer.concat([Buffer.from(at('lake/public/')), name]), 'x');
    expect(await said()).toMatch(
      /^lake\/public\/caf\ufffd {2}its name is saved in another encoding/,
    );
  });

  it('are not so large that no host takes them', async () => {
    writeFileSync(at('lake/public/film.mp4'), Buffer.alloc(25_000_001));
    expect(await said()).toMatch(
      /^lake\/public\/film\.mp4 {2}it has 25,000,001 bytes, of the 25,000,000/,
    );
  });
});

it.each([
  'story.md',
  'settings.yaml',
  'charts/ports.csv',
  'geo/layers/lake.geojson',
  'geo/layers/raw.csv',
  'public/pipe',
])('is not held up by a named pipe in place of %s', async (path) => {
  rmSync(at(`lake/${path}`), { force: true });
  execFileSync('mkfifo', [at(`lake/${path}`)]);
  expect(await said()).toBe(
    `lake/${path}  it is a pipe or a device, and no file. Take it out of the folder.`,
  );
});

it('is read on where folders of it are links that lead back to themselves', async () => {
  symlinkSync('round', at('lake/round'));
  writeFileSync(at('lake/settings.yaml'), 'geo: round/about\n');
  expect(isOwn(root, 'lake', 'lake/round/about')).toBe(false);
  expect(await said()).toContain('lake/round/about/layers/ferry.geojson  the file does not exist');
});

describe('what is written into a story', () => {
  const write = (path: string) => writeWhole(root, 'lake', new Map([[path, 'new']]));

  it.each([
    ['a folder', 'lake/geo/new', 'lake/geo/new/land.geojson'],
    ['a folder of one that is not there yet', 'lake/deep', 'lake/deep/new/land.geojson'],
  ])('does not reach through %s that leads out of it', (_, link, path) => {
    symlinkSync(at('elsewhere'), at(link));
    expect(() => write(path)).toThrow(/would lie outside of the story’s folder/);
  });

  it('takes the place of a link, and leaves what that leads to', () => {
    writeFileSync(at('elsewhere/mine.json'), 'mine');
    symlinkSync(at('elsewhere/mine.json'), at('lake/scenes.json'));
    write('lake/scenes.json');
    expect(readFileSync(at('elsewhere/mine.json'), 'utf8')).toBe('mine');
    expect(readFileSync(at('lake/scenes.json'), 'utf8')).toBe('new');
  });
});
