import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs the fixture's tests as browser tests are run, and returns what they print, errors first, without colours. */
function run(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const config = 'tests/fixtures/browser-runs/config.ts';
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config];
  const environment = { ...process.env, ...env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, vitest, { env: environment }, (_, out, errors) =>
      resolve(`${errors}\n${out}`),
    );
  });
}

const browser = String.raw`Chromium [\d.]+ \(\S+, from [^)]+\)`;
const remedy = 'To see what the browser wrote, .* DEBUG=pw:browser; .* CHROMIUM_PATH';
const closing = (printed: string) => printed.trimEnd().split('\n').at(-1);

it('a crash fails the test that it comes in, with a sentence that names the browser and the remedy', async () => {
  const printed = await run();
  expect(printed).toMatch(new RegExp(`^Testing in ${browser}$`, 'm'));
  const crashedPage = `^ FAIL .* a page that crashes\nError: The page \\S+ crashed in ${browser}\\. ${remedy}`;
  expect(printed).toMatch(new RegExp(crashedPage, 'm'));
  const endedBrowser = `^ FAIL .* a browser that ends by itself\nError: ${browser} ended while it was in use\\. ${remedy}`;
  expect(printed).toMatch(new RegExp(endedBrowser, 'm'));
  const inHook = `^ FAIL .* \\[ crashes\\.case\\.ts \\]\nError: ${browser} ended while it was in use`;
  expect(printed).toMatch(new RegExp(inHook, 'm'));
  expect(closing(printed)).toBe('1 passed, 4 failed, 1 skipped');
});

it('a browser that is missing fails each file with a sentence, and leaves none out', async () => {
  const printed = await run({ CHROMIUM_PATH: '/not/there' });
  expect(printed).toMatch(
    /Error: No Chromium starts here\. Install one, .* \/not\/there \(CHROMIUM_PATH\): .*doesn't exist/,
  );
  expect(closing(printed)).toBe('0 passed, 1 failed');
});
