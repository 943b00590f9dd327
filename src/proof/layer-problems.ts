import { wcagContrast } from 'culori';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { project } from '../core/camera/camera.ts';
import { nearAngle, worldSize } from '../core/camera/mercator.ts';
import { range } from '../core/numbers.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import { kindOf, type Layer } from '../style/kinds/kinds.ts';
import type { Theme } from '../style/palette.ts';
import type { Point } from './look.ts';
import { engineFault, pageProblems } from './page-problems.ts';
import { linesIn, pointsAlong, pointsWithin } from './shapes.ts';
import { mapAtRest, mapPicture, openStory, type StoryPage } from './story-page.ts';
import {
  type Fault,
  formatSize,
  layerFault,
  sceneFault,
  type TestedStory,
} from './tested-story.ts';

/** Options for a page without motion, in which routes are whole and links lead to their view at once. */
export const still = { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' } as const;

/** The minimum contrast that WCAG requires of graphics. */
const minContrast = 3;

/** The minimum visible share of a layer's shape, which may be dashed or dotted, and partly under other layers. */
const minShare = 0.02;

const minPlaces = 3;

/** The distance between places along a line, and around each place to compare pictures, in CSS pixels. */
const apart = 4;
const around = 5;

/** The minimum change in a colour channel, out of 255, that counts. */
const minChange = 6;

export async function readLayers(browser: Browser, tested: TestedStory, theme: Theme) {
  const opened = await openStory(browser, tested.url, { ...still, colorScheme: theme });
  const problems = await layerProblems(opened, tested, theme);
  await opened.close();
  const at = `${formatSize(still.viewport)} (${theme})`;
  return [...problems, ...pageProblems(tested, opened, at)];
}

/**
 * Checks each layer in the first section that shows it at full opacity, and in the first with each picture. In the
 * light theme, its switch must change the map along its shape or within its picture; with no picture under it, its
 * colour must contrast with the ground. Skips sections with an overlay that fades or that a slider moves.
 */
export async function layerProblems(
  { page, goTo }: StoryPage,
  tested: TestedStory,
  theme: Theme,
  sections: readonly string[] = Object.keys(tested.story.scenes),
): Promise<readonly Fault[]> {
  const { layers, scenes } = tested.story;
  const checked = new Set<string>();
  const problems: Fault[] = [];
  const remedy = `Choose a ${theme === 'light' ? 'darker' : 'lighter'} colour.`;
  for (const section of sections) {
    const { layers: opacity = {}, days = {}, fade = {} } = scenes[section] ?? {};
    const images = layers.filter((layer) => layer.kind === 'image');
    const pictures = images.filter(({ id }) => opacity[id]);
    const under = pictures.map(({ id }) => id).join();
    const whole = layers.filter((layer) => {
      const isInPart = days[layer.id] && kindOf(layer).drawsByDay;
      return opacity[layer.id] === 1 && !isInPart && !checked.has(`${layer.id}/${under}`);
    });
    const givesWay = pictures.some(({ id, above, compare }) => above && (compare || fade[id]));
    if (whole.length === 0 || givesWay) continue;
    await goTo(section);
    const placesOf = await placesOn(page);
    const places = whole.map((layer) => placesOf(shapeOf(layer, tested), layer.kind === 'image'));
    const there = whole.filter((_, index) => (places[index]?.length ?? 0) >= minPlaces);
    if (there.length === 0) continue;
    const shown = await pixelsOf(await mapPicture(page));
    const ground = await pictureWithout(page, Object.keys(opacity));
    for (const layer of there) {
      const { id, color } = layer;
      const along = places[whole.indexOf(layer)] ?? [];
      checked.add(`${id}/${under}`);
      const contrast = under === '' ? contrastWith(ground, along, color[theme]) : minContrast;
      const share = theme === 'light' ? await shareSwitched(page, id, shown, along) : 1;
      if (contrast < minContrast) {
        const problem = `color: { ${theme}: "${color[theme]}" } has a contrast of ${contrast.toFixed(1)}:1 with the ground that it lies on; at least ${minContrast}:1 is needed.`;
        problems.push(layerFault(tested, id, { problem, remedy }));
      } else if (share < minShare) {
        const problem = `it shows "${id}", but its switch changes only ${Math.round(100 * share)} % of its shape on the map.`;
        problems.push(sceneFault(tested, section, { problem, remedy: toSee }));
      }
    }
  }
  return problems;
}

const toSee = `Remove it from the section, or what lies over it: a picture without "above: true" is ground, and { ID: 0.4 } gives a layer less opacity. If nothing lies over it, give it another colour than its ground. If it has one: ${engineFault}`;

/** Returns a layer's features, or, as a ring is empty in its middle, the circle along each ring. */
function shapeOf(layer: Layer, { shapes }: TestedStory): readonly LayerFeature[] {
  const features = shapes[layer.id] ?? [];
  const marks = kindOf(layer).prepare?.(features, layer) ?? [];
  const isRing = ({ properties }: LayerFeature) => properties.filled === false;
  return marks.some(isRing)
    ? marks.map((mark) => (isRing(mark) ? circleAlong(mark) : mark))
    : features;
}

function circleAlong(ring: LayerFeature): LayerFeature {
  const { geometry, properties } = ring;
  const { size = 0 } = properties as { readonly size?: number };
  const [lng = 0, lat = 0] = linesIn(geometry)[0]?.[0] ?? [];
  const degrees = (0.9 * size * 360) / worldSize(0);
  const coordinates = range(0, 24).map((step): [number, number] => {
    const angle = (step * Math.PI) / 12;
    const north = degrees * Math.cos((lat * Math.PI) / 180) * Math.sin(angle);
    return [lng + degrees * Math.cos(angle), lat + north];
  });
  return { ...ring, geometry: { type: 'LineString', coordinates } };
}

/** Projects features to points on the screen, in CSS pixels, along their lines and edges or `within` them. */
async function placesOn(page: Page) {
  const { center, zoom, bearing, pitch } = await mapAtRest(page);
  const map = page.locator('#map');
  const box = await map.boundingBox();
  const text = await map.getAttribute('data-padding');
  if (!box || text === null) throw new Error('The map has not settled.');
  const [top = 0, right = 0, bottom = 0, left = 0] = text.split(',').map(Number);
  const padding = { top, right, bottom, left };
  const onMap = project({ center, zoom, bearing, pitch, padding }, box);
  const toMap = ([lng = 0, lat = 0]: readonly number[]) => onMap([nearAngle(lng, center[0]), lat]);
  return (features: readonly LayerFeature[], within: boolean): readonly Point[] =>
    features
      .flatMap(({ geometry }) => linesIn(geometry))
      .map((line) => line.map(toMap).filter(([x]) => Number.isFinite(x)))
      .flatMap((line) => (within ? pointsWithin(line, box) : pointsAlong(line, apart)))
      .filter(([x, y]) => x > 0 && y > 0 && x < box.width - 1 && y < box.height - 1)
      .map(([x, y]) => [x + box.x, y + box.y]);
}

type Pixels = Awaited<ReturnType<typeof pixelsOf>>;

/** Decodes a picture to pixels with four channels, row by row. */
export async function pixelsOf(picture: Buffer) {
  const image = sharp(picture).ensureAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Returns the share of places along a layer that its switch changes in a picture of the map. */
async function shareSwitched(page: Page, layer: string, shown: Pixels, along: readonly Point[]) {
  const without = await pictureWithout(page, [layer]);
  return along.filter((at) => changedAt(shown, without, at)).length / along.length;
}

async function pictureWithout(page: Page, layers: readonly string[]): Promise<Pixels> {
  await page.evaluate((ids) => {
    for (const box of document.querySelectorAll<HTMLInputElement>('#_layers input')) {
      if (ids.includes(box.value)) box.click();
    }
  }, layers);
  const picture = await pixelsOf(await mapPicture(page));
  await page.evaluate(() => document.querySelector<HTMLElement>('#_layers .reset')?.click());
  return picture;
}

function changedAt(one: Pixels, other: Pixels, [x, y]: Point): boolean {
  const { width, height } = one;
  const near = (at: number, size: number) =>
    range(Math.max(0, Math.round(at) - around), Math.min(size - 1, at + around));
  return near(y, height).some((row) =>
    near(x, width).some((column) => {
      const at = 4 * (row * width + column);
      const differs = (i: number) =>
        Math.abs((one.data[i] ?? 0) - (other.data[i] ?? 0)) > minChange;
      return [at, at + 1, at + 2].some(differs);
    }),
  );
}

/** Returns the median contrast between a colour and a picture beside places. */
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
