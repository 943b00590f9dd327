import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type UnpackingMachine,
  unpackBundledChromium,
} from '../browser/support/bundled/bundled-chromium.ts';

const whole = 'an executable, whole';
let parent: string;
let unpacked: number;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'unpacking-'));
  unpacked = 0;
});
afterEach(() => rm(parent, { recursive: true }));

/** Writes what the package holds, the executable in two goes with a wait between. */
async function unpackInto(folder: string): Promise<void> {
  unpacked += 1;
  const executable = join(folder, 'chromium');
  await writeFile(executable, whole.slice(0, 5));
  await mkdir(join(folder, 'al2023', 'lib'), { recursive: true });
  await mkdir(join(folder, 'fonts'));
  await wait(20 * unpacked);
  await writeFile(executable, whole);
}

const unpack = (changes: Partial<UnpackingMachine> = {}) =>
  unpackBundledChromium({
    platform: 'linux',
    arch: 'x64',
    parent,
    unpackInto,
    say: () => {},
    ...changes,
  });

const executable = async (unpacking: ReturnType<typeof unpack>) =>
  readFile((await unpacking).executablePath, 'utf8');

const failed = () => Promise.reject(new Error('no space left'));

describe('unpackBundledChromium', () => {
  it('several times at once leaves one folder, which each finds whole', async () => {
    const found = await Promise.all([unpack(), unpack(), unpack()].map(executable));
    expect(found).toEqual([whole, whole, whole]);
    expect(unpacked).toBe(3);
    expect(await readdir(parent)).toHaveLength(1);
  });

  it('does not offer what another is still unpacking', async () => {
    const slow = unpack();
    await wait(5);
    expect(await executable(unpack())).toBe(whole);
    await slow;
  });

  it('unpacks once for all later runs, and says so', async () => {
    const said: string[] = [];
    const say = (words: string) => said.push(words);
    await unpack({ say });
    await unpack({ say });
    expect(unpacked).toBe(1);
    expect(said).toEqual([expect.stringContaining(parent)]);
  });

  it('leaves nothing behind where it fails, and says why', async () => {
    await expect(unpack({ unpackInto: failed })).rejects.toThrow('no space left');
    expect(await readdir(parent)).toEqual([]);
    expect(await executable(unpack())).toBe(whole);
  });

  it('takes no folder for whole that lacks a part', async () => {
    const lacking = (folder: string) => writeFile(join(folder, 'chromium'), whole);
    await expect(unpack({ unpackInto: lacking })).rejects.toThrow('lacks');
    expect(await readdir(parent)).toEqual([]);
  });

  it('replaces a folder from which a cleaner of old files took some', async () => {
    const { executablePath } = await unpack();
    await rm(executablePath);
    const found = await Promise.all([unpack(), unpack()].map(executable));
    expect(found).toEqual([whole, whole]);
    expect(await readdir(parent)).toHaveLength(1);
  });

  it('says for which system it is on any other', async () => {
    await expect(unpack({ platform: 'darwin', arch: 'arm64' })).rejects.toThrow(
      'runs on x64 Linux, not on arm64 darwin',
    );
    expect(unpacked).toBe(0);
  });
});
