import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, it, vi } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { filesIn } from '../../src/files/story-files.ts';
import { packStory } from '../../src/publish/pack-story.ts';
import { fixtureProject } from '../support/fixture-project.ts';

it('a killed build leaves nothing behind, and one of two concurrent builds is complete', async () => {
  const { root, remove } = await fixtureProject();
  const [story, other] = ['src/story', 'src/other'] as const;
  const at = (path: string) => join(root, path);
  const text = await readFile(at('src/story/story.md'), 'utf8');
  await cp(at(story), at(other), { recursive: true });
  await writeFile(
    at('src/other/story.md'),
    text.replace(/title: .*\nsubtitle: .*/, 'title: Another Walk'),
  );
  await writeFile(at('src/story/story.fr.md'), text.replace('lang: en', 'lang: fr'));
  let said = '';
  const build = (of: string) => {
    const tsx = ['--import', import.meta.resolve('tsx'), resolve('src/cli/bin.ts')];
    const env = { ...process.env, STORY_DIST: 'both' };
    const child = spawn(process.execPath, [...tsx, 'build', of, '--quiet'], { cwd: root, env });
    child.stderr.on('data', (words) => {
      said += words;
    });
    return child;
  };
  const besides = async () => (await readdir(root)).filter((name) => name.startsWith('both'));

  const killed = build(story);
  await vi.waitFor(async () => expect(await besides()).not.toEqual([]), { timeout: 120_000 });
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(await besides()).toEqual([expect.stringMatching(/^both-next-pid\d+$/)]);
  const ends = await Promise.all([story, other].map((of) => once(build(of), 'exit')));
  expect([...ends, said.replace(/^.*(warning|1 warning).*\n/gm, '').trim()]).toEqual([
    [0, null],
    [0, null],
    '',
  ]);
  expect(await besides()).toEqual(['both']);
  const { title } = parseHTML(await readFile(at('both/index.html'), 'utf8')).document;
  const winner = title === 'Another Walk' ? other : story;
  const packed = await packStory({ files: openFolder(root, winner), dist: 'both' });
  expect(packed.file).toBe(winner === story ? 'story.zip' : 'other.zip');
  expect((await filesIn(at('both'))).includes('fr/index.html')).toBe(winner === story);
  await remove();
});
