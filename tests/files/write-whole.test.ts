import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { safeFolder } from '../../src/files/safe-folder.ts';
import { clearAside } from '../../src/files/write-whole.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('files that are written whole', () => {
  const folder = temporaryFolder();

  /** Writes one file, and fails within the second. */
  function failing(code: string) {
    let files = 0;
    return (path: string, text: string | Uint8Array) => {
      files += 1;
      writeFileSync(path, files === 1 ? text : text.slice(0, 2));
      if (files > 1) throw Object.assign(new Error(`${code}: write`), { code });
    };
  }

  it.each([
    ['ENOSPC', 'the disk is full. Make room, and run the command again.'],
    ['EACCES', 'there is no permission to write there. Choose a folder that is yours.'],
  ])('all stay unchanged on %s, which is explained in words', (code, words) => {
    const files = ['one', 'two'];
    for (const path of files) folder.write(path, `old ${path}`);
    const texts = new Map(files.map((path) => [path, 'new']));
    const inNew = new Map([...texts.keys()].map((path) => [`new/data/${path}`, 'new']));
    expect(() => safeFolder(folder()).write(inNew, failing(code))).toThrow(words);
    const problem = `two could not be written: ${words} No`;
    expect(() => safeFolder(folder()).write(texts, failing(code))).toThrow(problem);
    const now = files.map((path) => folder.read(path));
    expect(now).toEqual(files.map((path) => `old ${path}`));
    expect(readdirSync(folder()).sort()).toEqual(['one', 'two']);
  });

  it('are restored when a later file cannot be replaced', () => {
    folder.write('one', 'old');
    mkdirSync(folder('three/taken'), { recursive: true });
    const texts = new Map(['one', 'two', 'new/four', 'three'].map((path) => [path, 'new']));
    expect(() => safeFolder(folder(), '.').write(texts)).toThrow('three could not be written: ');
    expect(folder.read('one')).toBe('old');
    expect(readdirSync(folder()).sort()).toEqual(['one', 'three']);
  });

  it('stay unchanged when the process is killed, and the next process cleans up', () => {
    folder.write('one', 'old');
    const { href } = pathToFileURL('src/files/safe-folder.ts');
    const code = `import { writeFileSync } from 'node:fs';
import { safeFolder } from '${href}';
safeFolder('.').write(new Map([['one', 'new']]), (path) => {
  writeFileSync(path, 'ne');
  process.kill(process.pid, 'SIGKILL');
});`;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', code];
    const { signal, stderr } = spawnSync(process.execPath, args, { cwd: folder() });
    expect([`${stderr}`, signal]).toEqual(['', 'SIGKILL']);
    expect(readdirSync(folder())).toEqual(['one', expect.stringMatching(/^one-next-pid\d+$/)]);
    expect(folder.read('one')).toBe('old');
    safeFolder(folder()).write(new Map([['one', 'new']]));
    expect(readdirSync(folder())).toEqual(['one']);
    expect(folder.read('one')).toBe('new');
  });

  it('are restored after a kill between old and new; files of live processes and of the author stay', () => {
    const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
    const names = ['next', 'last'].map((what) => `dist-${what}-pid${ended}`);
    const left = ['dist-last-2024', `dist-next-pid${process.ppid}`, 'dist-town-last-pid1'];
    for (const name of [...names, ...left]) mkdirSync(folder(name));
    folder.write(`dist-last-pid${ended}/page`, 'last');
    clearAside(folder('dist'));
    expect(readdirSync(folder())).toEqual(['dist', ...left]);
    expect(folder.read('dist/page')).toBe('last');
  });
});
