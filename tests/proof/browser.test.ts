import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { findBrowsers, unpackBundledChromium } from '../../src/proof/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const [a, b] = [mkdtempSync(join(tmpdir(), 'a-')), mkdtempSync(join(tmpdir(), 'b-'))];
const [chromium, chrome] = [join(b, 'chromium'), join(a, 'google-chrome')];
for (const executable of [chromium, chrome]) {
  writeFileSync(executable, '');
  chmodSync(executable, 0o755);
}
writeFileSync(join(a, 'chromium'), 'not executable');
const PATH = [a, b].join(delimiter);

async function first(count: number, env: Readonly<Record<string, string>>) {
  const found: string[] = [];
  for await (const { executablePath } of findBrowsers(env)) {
    if (found.push(executablePath) === count) break;
  }
  return found;
}

it('findBrowsers yields only the browser in CHROMIUM_PATH', async () => {
  expect(await first(2, { CHROMIUM_PATH: '/mine', PATH })).toEqual(['/mine']);
});

it('findBrowsers yields browsers in the PATH first, Chromium before Chrome', async () => {
  expect(await first(2, { PATH })).toEqual([chromium, chrome]);
});

const { platform, arch } = process;

describe.runIf(platform === 'linux' && arch === 'x64')('the bundled Chromium', () => {
  const whole = 'an executable, whole';
  const parent = temporaryFolder();
  let unpacked: number;

  beforeEach(() => {
    unpacked = 0;
  });

  /** Writes the executable in two parts with a wait between. */
  async function unpackInto(folder: string) {
    unpacked += 1;
    const executable = join(folder, 'chromium');
    await writeFile(executable, whole.slice(0, 5), { mode: 0o755 });
    await wait(20 * unpacked);
    await writeFile(executable, whole);
  }

  const executable = async (unpacking = unpackBundledChromium(parent(), unpackInto)) =>
    readFile((await unpacking).executablePath, 'utf8');

  it('is unpacked once, into one folder, and complete for several concurrent runs', async () => {
    const found = await Promise.all([1, 2, 3].map(() => executable()));
    expect(found).toEqual([whole, whole, whole]);
    expect(await readdir(parent())).toHaveLength(1);
    const before = unpacked;
    await executable();
    expect(unpacked).toBe(before);
  });

  it('leaves nothing behind and says why if unpacking fails', async () => {
    const fails = () => Promise.reject(new Error('no space left'));
    await expect(unpackBundledChromium(parent(), fails)).rejects.toThrow('no space left');
    expect(await readdir(parent())).toEqual([]);
  });

  it('is unpacked again if a cleaner deleted some of it', async () => {
    const { executablePath } = await unpackBundledChromium(parent(), unpackInto);
    await rm(executablePath);
    expect(await Promise.all([1, 2].map(() => executable()))).toEqual([whole, whole]);
    expect(await readdir(parent())).toHaveLength(1);
  });
});
