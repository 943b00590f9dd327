import { defineConfig } from 'vitest/config';

const browserTests = 'tests/browser/**/*.test.ts';
const minute = 60_000;

/** Two projects: `unit` needs Node alone; `browser` reads the built story in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests],
          testTimeout: minute / 4,
        },
      },
      {
        test: {
          name: 'browser',
          include: [browserTests],
          globalSetup: 'tests/browser/support/serve-dist.ts',
          fileParallelism: false,
          testTimeout: 2 * minute,
          hookTimeout: minute,
        },
      },
    ],
  },
});
