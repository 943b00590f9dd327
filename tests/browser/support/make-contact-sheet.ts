import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { serveBuilt } from '../../../src/publish/serve-built.ts';
import { openBrowser } from './open-browser.ts';
import { openStory } from './open-page.ts';

/**
 * `npm run sheet`: photographs every section of the built story at three sizes, light and dark, into
 * `docs/contact-sheet-*.webp`, and the picture at the top of README.
 */
const docs = resolve('docs');
const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
] as const;
const themes = ['light', 'dark'] as const;
/** Sections in a row of the sheet, and its height in pixels. */
const columns = 2;
const row = 300;
/** Between the sizes of a section; thrice that lies between sections. */
const gap = 8;
const ground = { light: '#ffffff', dark: '#101010' } as const;
/** Where README's picture is taken: so many screens on in a section, where the head of its line is near no border. */
const cover = { section: 'to-laos', screens: 0.7 } as const;

type Theme = (typeof themes)[number];

const { url, close } = await serveBuilt('dist');
const browser = await openBrowser();
await mkdir(docs, { recursive: true });
try {
  for (const theme of themes) {
    const taken = sizes.map((size) => photographs(size, theme));
    const [first = [], ...others] = await Promise.all(taken);
    const bySection = await Promise.all(
      first.map((one, at) => sideBySide([one, ...others.map((all) => all[at] ?? one)], theme)),
    );
    const join = { across: columns, shim: 3 * gap, background: ground[theme] } as const;
    const file = `contact-sheet-${theme}.webp`;
    await sharp(bySection, { join }).webp({ quality: 72, effort: 6 }).toFile(resolve(docs, file));
    console.log(file);
  }
} finally {
  await browser.close();
  await close();
}

async function photographs(
  viewport: (typeof sizes)[number],
  colorScheme: Theme,
): Promise<readonly Buffer[]> {
  const { page, goTo, scrollTo, close } = await openStory(url, {
    browser,
    viewport,
    colorScheme,
  });
  const pictures: Buffer[] = [];
  for (const id of await page.$$eval('main section[id]', (all) => all.map((each) => each.id))) {
    await goTo(id);
    const picture = await page.screenshot();
    if (id === cover.section && viewport === sizes[0] && colorScheme === 'light') {
      await scrollTo((await page.evaluate(() => scrollY)) + cover.screens * viewport.height);
      const onTheWay = sharp(await page.screenshot()).png({ palette: true });
      await onTheWay.toFile(resolve(docs, 'story.png'));
    }
    pictures.push(await sharp(picture).resize({ height: row }).png().toBuffer());
  }
  await close();
  return pictures;
}

function sideBySide(pictures: readonly Buffer[], theme: Theme): Promise<Buffer> {
  const widths = sizes.map(({ width, height }) => Math.round((width * row) / height) + gap);
  const width = widths.reduce((sum, each) => sum + each, -gap);
  const at = (index: number) => widths.slice(0, index).reduce((sum, each) => sum + each, 0);
  const placed = pictures.map((input, index) => ({ input, left: at(index), top: 0 }));
  const background = ground[theme];
  return sharp({ create: { width, height: row, channels: 3, background } })
    .composite(placed)
    .png()
    .toBuffer();
}
