import { symlinkSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { build, createServer, type InlineConfig } from 'vite';
import { expect, test } from 'vitest';
import { publicFilesPlugin } from '../../../src/build/publish/public-files-plugin.ts';
import { storyStore } from '../../../src/build/story/story-store.ts';
import { ownProject } from '../fixture-project.ts';

const inProject = ownProject();
const config = (): InlineConfig => ({
  root: inProject(),
  configFile: false,
  logLevel: 'silent',
  publicDir: 'src/story/public',
  build: { rolldownOptions: { input: inProject('map.ts') } },
  plugins: [publicFilesPlugin(storyStore(inProject()))],
});

test('a build holds what is published of the story, and nothing that is hidden', async () => {
  writeFileSync(inProject('src/story/public/.env'), 'SECRET');
  symlinkSync('favicon.svg', inProject('src/story/public/icon.svg'));
  await build(config());
  const names = (await readdir(inProject('dist'), { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(names.sort()).toEqual(['favicon.svg', 'icon.svg']);
});

test('the dev server gives what is published, and nothing that is hidden', async () => {
  writeFileSync(inProject('src/story/public/.env'), 'SECRET');
  const server = await createServer({ ...config(), server: { port: 0, host: '127.0.0.1' } });
  try {
    await server.listen();
    const url = server.resolvedUrls?.local[0] ?? '';
    const statusOf = async (file: string) => (await fetch(url + file)).status;
    expect(await statusOf('favicon.svg')).toBe(200);
    expect(await statusOf('.env')).toBe(404);
    expect(await statusOf('%2eenv?x')).toBe(404);
  } finally {
    await server.close();
  }
});
