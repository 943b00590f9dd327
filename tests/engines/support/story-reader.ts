import { setTimeout as wait } from 'node:timers/promises';
import type { Point, Reader } from './reader.ts';

/** What the page reports of its map. */
interface Shown {
  /** "lng,lat,zoom,bearing,pitch". */
  readonly camera: string;
  readonly center: readonly [longitude: number, latitude: number];
  readonly layers: readonly string[];
}

const pause = 100;
export const patience = 120_000;
/** The number of equal looks, {@link pause} milliseconds apart, that mean a map at rest. */
const looks = 4;

export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | false | undefined>,
): Promise<Answer> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited two minutes for ${what}, in vain.`);
    await wait(pause);
  }
}

/** Opens the story, simulates a reader, and returns `html[data-map]` once the map is ready or given up. */
export async function openStory(reader: Reader, address: string): Promise<string> {
  await reader.open(address);
  await reader.point([50, 60].map((at) => ({ x: at, y: at })));
  return until('html[data-map] to be "ready" or "unavailable"', () =>
    reader.ask(() => {
      const { map } = document.documentElement.dataset;
      return map === 'ready' || map === 'unavailable' ? map : false;
    }),
  );
}

/** Waits until neither page nor map moves and returns what the map shows. */
export async function mapAtRest(reader: Reader): Promise<Shown> {
  let last = '';
  let same = 0;
  return until('the map to rest', async () => {
    const { camera, layers, key } = await reader.ask(look);
    same = key === last ? same + 1 : 0;
    last = key;
    if (same < looks || camera === '') return false;
    const [lng = Number.NaN, lat = Number.NaN] = camera.split(',').map(Number);
    return { camera, center: [lng, lat] as const, layers: layers.split(' ').filter(Boolean) };
  });
}

/** Looks at the map after three frames, however long those take. */
async function look(): Promise<{ camera: string; layers: string; key: string }> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const { camera = '', layers = '' } = document.getElementById('map')?.dataset ?? {};
  const { mode = 'story' } = document.documentElement.dataset;
  const moving = mode === 'returning';
  return { camera: moving ? '' : camera, layers, key: [camera, layers, scrollY, mode].join('|') };
}

/** Clicks the middle of the button or checkbox with a name, as a mouse does. @throws where something lies over it */
export async function press(reader: Reader, name: string): Promise<void> {
  const at = await reader.ask(middleOf, name);
  if (typeof at === 'string') throw new Error(at);
  await reader.drag([at]);
}

function middleOf(name: string): Point | string {
  const controls = [...document.querySelectorAll<HTMLElement>('button, input[type=checkbox]')];
  const nameOf = (control: HTMLElement) =>
    control.ariaLabel ?? (control.closest('label') ?? control).textContent?.trim();
  const control = controls.find((each) => nameOf(each) === name);
  if (!control?.checkVisibility()) return `No control named "${name}" is to be seen.`;
  const { x, y, width, height } = control.getBoundingClientRect();
  const middle = { x: x + width / 2, y: y + height / 2 };
  const top = document.elementFromPoint(middle.x, middle.y);
  if (top && (control.contains(top) || control.closest('label')?.contains(top))) return middle;
  return `"${name}" lies under <${top?.tagName.toLowerCase() ?? 'nothing'} class="${top?.className}">.`;
}

export async function sees(reader: Reader, name: string): Promise<boolean> {
  return typeof (await reader.ask(middleOf, name)) !== 'string';
}

const overText = { x: 300, y: 500 };
/** The largest wheel turn and the tolerance on arrival, in CSS pixels. */
const turn = 700;
const near = 40;

/** Turns the wheel, by less than a screen at a time, until the section is where a link leads. */
export async function readOnTo(reader: Reader, section: string): Promise<void> {
  let left = await reader.ask(leftTo, section);
  while (Math.abs(left) > near) {
    const before = left;
    await reader.wheel(overText, Math.round(Math.max(-turn, Math.min(turn, left))));
    left = await until(`a turn of the wheel to lead on to #${section}`, async () => {
      const now = await reader.ask(leftTo, section);
      return now !== before && now;
    });
  }
}

/** Once the page is still, how far it has to scroll to where a link to the section leads. */
async function leftTo(id: string): Promise<number> {
  for (let [still, last] = [0, scrollY]; still < 8; still = scrollY === last ? still + 1 : 0) {
    last = scrollY;
    await new Promise(requestAnimationFrame);
  }
  const section = document.getElementById(id);
  if (!section) return Number.NaN;
  const margin = Number.parseFloat(getComputedStyle(section).scrollMarginBlockStart);
  const end = document.documentElement.scrollHeight - innerHeight - scrollY;
  return Math.min(section.getBoundingClientRect().top - margin, end);
}
