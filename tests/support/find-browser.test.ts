import { describe, expect, it } from 'vitest';
import { findBrowsers, type Machine } from '../browser/support/find-browser.ts';

const playwright = '/playwright/chrome';
const bundled = '/bundled/chromium';

function machine(
  changes: Partial<Machine> & { readonly executables?: readonly string[] },
): Machine {
  const executables = changes.executables ?? [];
  return {
    env: {},
    isExecutable: (path) => executables.includes(path),
    playwrightPath: () => playwright,
    unpackBundled: async () => ({ executablePath: bundled, env: {} }),
    ...changes,
  };
}

async function found(changes: Parameters<typeof machine>[0]): Promise<string[]> {
  const paths: string[] = [];
  for await (const { executablePath } of findBrowsers(machine(changes))) paths.push(executablePath);
  return paths;
}

describe('findBrowsers', () => {
  it('offers the browser that CHROMIUM_PATH names and no other', async () => {
    const env = { CHROMIUM_PATH: '/mine/chrome', PATH: '/bin' };
    expect(await found({ env, executables: ['/bin/chromium'] })).toEqual(['/mine/chrome']);
  });

  it('offers what is on the PATH, then the usual places, then Playwright’s own, then the bundled one', async () => {
    const executables = [playwright, '/usr/bin/google-chrome', '/b/google-chrome', '/a/chromium'];
    expect(await found({ env: { PATH: '/a:/b' }, executables })).toEqual([
      '/a/chromium',
      '/b/google-chrome',
      '/usr/bin/google-chrome',
      playwright,
      bundled,
    ]);
  });

  it('offers Chromium before Chrome wherever on the PATH each is', async () => {
    const executables = ['/a/google-chrome', '/b/chromium'];
    expect(await found({ env: { PATH: '/a:/b' }, executables })).toEqual([
      '/b/chromium',
      '/a/google-chrome',
      bundled,
    ]);
  });

  it('offers a browser once where two ways lead to it', async () => {
    const executables = ['/usr/bin/chromium'];
    expect(await found({ env: { PATH: '/usr/bin' }, executables })).toEqual([
      '/usr/bin/chromium',
      bundled,
    ]);
  });

  it('offers the bundled browser alone when it is asked for', async () => {
    const env = { FORCE_BUNDLED_CHROMIUM: '1', PATH: '/a' };
    expect(await found({ env, executables: ['/a/chromium'] })).toEqual([bundled]);
  });

  it('does not unpack the bundled browser while another is still to be tried', async () => {
    let unpacked = false;
    const browsers = findBrowsers(
      machine({
        env: { PATH: '/a' },
        executables: ['/a/chromium'],
        unpackBundled: async () => {
          unpacked = true;
          return { executablePath: bundled, env: {} };
        },
      }),
    );
    await browsers.next();
    expect(unpacked).toBe(false);
    await browsers.next();
    expect(unpacked).toBe(true);
  });
});
