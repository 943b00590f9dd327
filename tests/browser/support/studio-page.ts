import { readFileSync, writeFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { resolveOptions, storyConfig } from '../../../src/cli/story-map.ts';
import { mapAtRest, mapReady, type StoryPage } from '../../../src/proof/story-page.ts';
import { ownFolder } from '../../support/temporary-folder.ts';
import { openPage, type ReaderOptions, still } from './open-page.ts';

/** A copy of a story, open in a page of the dev server. */
export interface StudioPage extends Omit<StoryPage, 'scrollTo'> {
  readonly onDisk: (file: string) => string;
  readonly save: (file: string, text: string) => void;
  /** Notifies the page that a style sheet of the engine was saved. */
  readonly restyle: () => void;
  /** Console messages about preloaded files. */
  readonly preloads: readonly string[];
}

/** A small window, which renders faster in software, and no flights of the camera. */
const author: ReaderOptions = { ...still, viewport: { width: 1100, height: 700 } };

/** Serves a copy of a story, which `edit` changes first, for writing and opens it. */
export async function openStudio(
  story: string,
  edit: (page: Pick<StudioPage, 'onDisk' | 'save'>) => void,
): Promise<StudioPage> {
  const { root, remove } = await ownFolder(story);
  const folder = await realpath(root);
  const onDisk = (file: string) => readFileSync(join(folder, file), 'utf8');
  const save = (file: string, text: string) => writeFileSync(join(folder, file), text);
  edit({ onDisk, save });
  process.env.STORY = folder;
  const config = storyConfig(resolveOptions(process.cwd(), process.env));
  const server = await createServer({
    ...config,
    configFile: false,
    mode: 'development',
    logLevel: 'error',
    server: { ...config.server, port: 0, host: '127.0.0.1' },
  });
  await server.listen();
  const opened = await openPage(author);
  const { page } = opened;
  const preloads: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('preload')) preloads.push(message.text());
  });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await mapReady(page);
  await page.waitForSelector('#_studio');
  return {
    ...opened,
    async goTo(section) {
      await page.evaluate((id) => location.assign(`#${id}`), section);
      return mapAtRest(page);
    },
    onDisk,
    save,
    restyle() {
      const path = '/src/page/page.css';
      const paths = { path, acceptedPath: path };
      const update = { type: 'css-update', ...paths, timestamp: Date.now() } as const;
      server.ws.send({ type: 'update', updates: [update] });
    },
    preloads,
    async close() {
      await opened.close();
      await server.close();
      delete process.env.STORY;
      await remove();
    },
  };
}
