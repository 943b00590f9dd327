import { openFolder } from './src/files/open-folder.ts';
import './tests/own-stories.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { storyFontsPlugin } from './src/fonts/story-fonts-plugin.ts';
import { storyStore } from './src/load/story-store.ts';
import { storyDataPlugin } from './src/render/story-data-plugin.ts';

const browserTests = 'tests/browser/**/*.test.ts';
const longTests = 'tests/long/**/*.test.ts';
const engineTests = 'tests/engines/**/*.test.ts';
const documentTests = 'tests/documents/**/*.test.ts';
const serveStories = 'tests/browser/support/serve-stories.ts';
const setup = 'tests/browser/support/setup';
const announceBrowser = `${setup}/announce-browser.ts`;
const closePages = `${setup}/close-pages.ts`;
const minute = 60_000;
/** On a busy machine a page may take long to show what it knows, and a server to hear. */
const patience = { poll: { timeout: minute } };
const store = storyStore(openFolder(import.meta.dirname));

/** The browser tests that have more cases than every run can wait for: see `cases.ts`. */
const withCases = readdirSync(`${import.meta.dirname}/tests/browser`)
  .map((file) => `tests/browser/${file}`)
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8').includes('/cases.ts'));

/**
 * Five projects: `unit` needs Node alone; `browser` reads the built story in a real browser, `long`
 * does what these leave out since every run cannot wait for it, `documents` runs each command that a
 * document names, and `engines` reads it in every browser engine that is here.
 */
export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        plugins: [storyDataPlugin(store), storyFontsPlugin(store)],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests, longTests, engineTests, documentTests],
          isolate: false,
          maxWorkers: '100%',
          unstubGlobals: true,
          expect: patience,
          testTimeout: 4 * minute,
          hookTimeout: 4 * minute,
        },
      },
      {
        plugins: [storyDataPlugin(store)],
        test: {
          name: 'browser',
          include: [browserTests],
          globalSetup: [announceBrowser, serveStories],
          setupFiles: closePages,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          expect: patience,
          testTimeout: 10 * minute,
          hookTimeout: 4 * minute,
        },
      },
      {
        plugins: [storyDataPlugin(store)],
        test: {
          name: 'long',
          include: [
            longTests,
            ...withCases,
            'tests/fuzz/**/*.test.ts',
            'tests/geo/{files,routes}.test.ts',
            'tests/tiles/make-basemap.test.ts',
          ],
          env: { EVERY_CASE: '1' },
          globalSetup: [announceBrowser, serveStories],
          setupFiles: closePages,
          isolate: false,
          maxWorkers: 2,
          expect: patience,
          testTimeout: 10 * minute,
          hookTimeout: 4 * minute,
        },
      },
      {
        test: {
          name: 'documents',
          include: [documentTests],
          maxConcurrency: 3,
          retry: process.env.CI ? 1 : 0,
          testTimeout: 60 * minute,
          hookTimeout: 15 * minute,
        },
      },
      {
        test: {
          name: 'engines',
          include: [engineTests],
          globalSetup: [serveStories, 'tests/engines/support/announce-engines.ts'],
          fileParallelism: false,
          expect: patience,
          testTimeout: 10 * minute,
          hookTimeout: 4 * minute,
        },
      },
    ],
  },
});
