import { wcagContrast } from 'culori';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { project } from '../core/camera/camera.ts';
import { nearAngle } from '../core/camera/mercator.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import { kindOf } from '../style/kinds/kinds.ts';
import type { Theme } from '../style/palette.ts';
import type { Point } from './look.ts';
import { engineFault, pageProblems } from './page-problems.ts';
import { linesIn, spaced, spread } from './shapes.ts';
import { mapAtRest, mapPicture, openStory, type StoryPage } from './story-page.ts';
import { type Fault, inWords, layerFault, sceneFault, type TestedStory } from './tested-story.ts';

/** Without motion routes are whole, and the map is at once where a link leads. */
export const still = { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' } as const;

/** The least contrast with the ground that WCAG asks of graphics. */
const leastContrast = 3;

/** The least share of its shape, dashed or dotted, where a layer is seen: others may lie over the rest. */
const leastSeen = 0.02;

/** Fewer places do not show whether a layer is drawn. */
const fewest = 3;

/** The distance of places along a line, and around each where the map is compared, in CSS pixels. */
const apart = 4;
const around = 5;

/** The least change of a channel, of 255. */
const clearly = 6;

/** Reads the story in a theme, section by section: its layers, and the page's errors. */
export async function readLayers(
  browser: Browser,
  tested: TestedStory,
  theme: Theme,
): Promise<readonly Fault[]> {
  const opened = await openStory(browser, tested.url, { ...still, colorScheme: theme });
  const problems = await layerProblems(opened, tested, theme);
  await opened.close();
  const at = `${inWords(still.viewport)} (${theme})`;
  return [...problems, ...pageProblems(tested, opened, at)];
}

/**
 * Looks at each layer in the first section that shows it at full opacity, and in the first with each picture: its
 * switch must change the map along its shape, or where a picture lies, which is looked at in light alone; and without
 * a picture its colour must contrast with the ground. Passes over sections whose overlay gives way as they are read, or
 * to the reader.
 */
export async function layerProblems(
  { page, goTo }: StoryPage,
  tested: TestedStory,
  theme: Theme,
  sections: readonly string[] = Object.keys(tested.story.scenes),
): Promise<readonly Fault[]> {
  const { layers, scenes } = tested.story;
  const looked = new Set<string>();
  const problems: Fault[] = [];
  for (const section of sections) {
    const { layers: opacity = {}, days = {}, fade = {} } = scenes[section] ?? {};
    const images = layers.filter((layer) => layer.kind === 'image');
    const pictures = images.filter(({ id }) => opacity[id]);
    const under = pictures.map(({ id }) => id).join();
    const whole = layers.filter((layer) => {
      const isInPart = days[layer.id] && kindOf(layer).drawsByDay;
      return opacity[layer.id] === 1 && !isInPart && !looked.has(`${layer.id}/${under}`);
    });
    const givesWay = pictures.some(({ id, above, compare }) => above && (compare || fade[id]));
    if (whole.length === 0 || givesWay) continue;
    await goTo(section);
    const placesOf = await placesOn(page);
    const places = whole.map(({ id, kind }) => placesOf(tested.shapes[id] ?? [], kind === 'image'));
    const there = whole.filter((_, index) => (places[index]?.length ?? 0) >= fewest);
    if (there.length === 0) continue;
    const shown = await pictureOf(page);
    const ground = await withSwitched(page, Object.keys(opacity));
    for (const layer of there) {
      const { id, color } = layer;
      const along = places[whole.indexOf(layer)] ?? [];
      looked.add(`${id}/${under}`);
      const contrast = under === '' ? contrastWith(ground, along, color[theme]) : leastContrast;
      const share = theme === 'light' ? await shareSwitched(page, id, shown, along) : 1;
      if (contrast < leastContrast) {
        const problem = `color: { ${theme}: "${color[theme]}" } has a contrast of ${contrast.toFixed(1)}:1 with the ground that it lies on; at least ${leastContrast}:1 is needed.`;
        const remedy = `Choose a ${theme === 'light' ? 'darker' : 'lighter'} colour.`;
        problems.push(layerFault(tested, id, { problem, remedy }));
      } else if (share < leastSeen) {
        const problem = `it shows "${id}", but its switch changes only ${Math.round(100 * share)} % of its shape on the map.`;
        problems.push(sceneFault(tested, section, { problem, remedy: toSee }));
      }
    }
  }
  return problems;
}

const toSee = `Remove it from the section, or what lies over it: a picture without "above: true" is ground, and { ID: 0.4 } gives a layer less opacity. If nothing lies over it, give it another colour than its ground. If it has one: ${engineFault}`;

/** Projects features to the screen, in CSS pixels: to places along their lines and edges, and their points, or `within` them. */
async function placesOn(page: Page) {
  const { center, zoom, bearing, pitch } = await mapAtRest(page);
  const map = page.locator('#map');
  const box = await map.boundingBox();
  const text = await map.getAttribute('data-padding');
  if (!box || text === null) throw new Error('There is no map at rest.');
  const [top = 0, right = 0, bottom = 0, left = 0] = text.split(',').map(Number);
  const padding = { top, right, bottom, left };
  const onMap = project({ center, zoom, bearing, pitch, padding }, box);
  const toMap = ([lng = 0, lat = 0]: readonly number[]) => onMap([nearAngle(lng, center[0]), lat]);
  return (features: readonly LayerFeature[], within: boolean): readonly Point[] =>
    features
      .flatMap(({ geometry }) => linesIn(geometry))
      .map((line) => line.map(toMap).filter(([x]) => Number.isFinite(x)))
      .flatMap((line) => (within ? spread(line, box) : spaced(line, apart)))
      .filter(([x, y]) => x > 0 && y > 0 && x < box.width - 1 && y < box.height - 1)
      .map(([x, y]) => [x + box.x, y + box.y]);
}

const pictureOf = async (page: Page): Promise<Pixels> => pixelsOf(await mapPicture(page));

/** The channels of a picture's pixels, four each, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export async function pixelsOf(picture: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The share of places along a layer that its switch changes on a picture of the map. */
async function shareSwitched(page: Page, layer: string, shown: Pixels, along: readonly Point[]) {
  const without = await withSwitched(page, [layer]);
  return along.filter((at) => changedAt(shown, without, at)).length / along.length;
}

/** The map with some of its layers switched off for the picture. */
async function withSwitched(page: Page, layers: readonly string[]): Promise<Pixels> {
  await page.evaluate((ids) => {
    for (const box of document.querySelectorAll<HTMLInputElement>('#_layers input')) {
      if (ids.includes(box.value)) box.click();
    }
  }, layers);
  const picture = await pictureOf(page);
  await page.evaluate(() => document.querySelector<HTMLElement>('#_layers .reset')?.click());
  return picture;
}

function changedAt(one: Pixels, other: Pixels, [x, y]: Point): boolean {
  const { width, height } = one;
  for (let row = Math.round(y) - around; row <= y + around; row += 1) {
    for (let column = Math.round(x) - around; column <= x + around; column += 1) {
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const at = 4 * (row * width + column);
      const channels = [at, at + 1, at + 2];
      if (channels.some((c) => Math.abs((one.data[c] ?? 0) - (other.data[c] ?? 0)) > clearly))
        return true;
    }
  }
  return false;
}

/** The median contrast of a colour with a picture beside some places. */
function contrastWith(picture: Pixels, places: readonly Point[], color: string): number {
  const { data, width, height } = picture;
  const beside = (x: number, y: number) => places.map((at): Point => [at[0] + x, at[1] + y]);
  const all = [beside(-around, 0), beside(around, 0), beside(0, -around), beside(0, around)];
  const inside = all.flat().filter(([x, y]) => x >= 0 && y >= 0 && x < width && y < height);
  const contrasts = inside.map(([x, y]) => {
    const at = 4 * (Math.floor(y) * width + Math.floor(x));
    const [r = 0, g = 0, b = 0] = [...data.subarray(at, at + 3)].map((value) => value / 255);
    return wcagContrast({ mode: 'rgb', r, g, b }, color);
  });
  const middle = contrasts.sort((a, b) => a - b)[Math.floor(contrasts.length / 2)];
  return middle ?? Number.POSITIVE_INFINITY;
}
