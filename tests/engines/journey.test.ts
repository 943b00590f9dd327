import { expect, inject, it } from 'vitest';
import { pixelsOf } from '../../src/proof/layer-problems.ts';
import { differentPixels } from '../browser/support/different-pixels.ts';
import { scenes } from '../support/this-story.ts';
import { inEachEngine } from './support/in-each-engine.ts';
import { mapAtRest, openStory, press, readOnTo, sees, until } from './support/story-reader.ts';

const url = inject('storyUrl');
const sections = Object.keys(scenes);
/** The sections whose map is examined; the wheel leads through all. */
const looked = sections.filter((_, i) => i % 3 === 0 || i === sections.length - 1);
/** Over the map, where no card lies. */
const overMap = [1100, 1000, 900].map((x, i) => ({ x, y: 450 - 50 * i }));

inEachEngine({}, (reader) => {
  it('reads all sections by the wheel, with the right camera and layers in every third section', async () => {
    expect(await openStory(reader(), `${url}/`)).toBe('ready');
    for (const section of looked) {
      await readOnTo(reader(), section);
      const { center, layers } = await mapAtRest(reader());
      const [west, south, east, north] = scenes[section]?.bounds ?? [0, 0, 0, 0];
      const [lng, lat] = center;
      const inside = lng > west && lng < east && lat > south && lat < north;
      expect(inside, `${section}: ${center} lies within its bounds`).toBe(true);
      // Layers that come while the section is read may or may not be visible.
      const { layers: wanted = {}, fade = {}, annotations = [] } = scenes[section] ?? {};
      const later = annotations.flatMap(({ layer, from = 0 }) =>
        layer && from > 0 ? [layer] : [],
      );
      const coming = new Set([...Object.keys(fade), ...later]);
      const whole = (ids: readonly string[]) => ids.filter((id) => !coming.has(id)).toSorted();
      expect(whole(layers), section).toEqual(whole(Object.keys(wanted)));
    }
    expect(await reader().ask(() => location.hash)).toBe(`#${sections.at(-1)}`);
  });

  it('draws the relief without white spots', async () => {
    await openStory(reader(), `${url}/`);
    await mapAtRest(reader());
    expect(await whitePixels(await reader().picture())).toBeLessThan(0.01);
  });

  it('drags the map and returns to the scene', async () => {
    await openStory(reader(), `${url}/#lifeline`);
    const { camera } = await mapAtRest(reader());
    const before = await reader().picture();
    expect(await sees(reader(), 'Back to the story')).toBe(false);
    await reader().drag(overMap);
    expect((await mapAtRest(reader())).camera).not.toBe(camera);
    expect(await differentPixels(before, await reader().picture(), 8)).toBeGreaterThan(0.05);
    await press(reader(), 'Back to the story');
    await until('the story to have the map back', () =>
      reader().ask(() => document.documentElement.dataset.mode === 'story'),
    );
    expect((await mapAtRest(reader())).camera).toBe(camera);
    expect(await sees(reader(), 'Back to the story')).toBe(false);
  });

  it('turns a route off and on, on the map and in the URL', async () => {
    await openStory(reader(), `${url}/#to-laos`);
    expect((await mapAtRest(reader())).layers).toContain('route-laos');
    const shown = await reader().picture();
    await press(reader(), 'Route to Laos');
    expect((await mapAtRest(reader())).layers).not.toContain('route-laos');
    expect(await differentPixels(shown, await reader().picture(), 8)).toBeGreaterThan(0.001);
    expect(await reader().ask(() => location.search)).toBe('?hide=route-laos');
    await press(reader(), 'Reset');
    expect((await mapAtRest(reader())).layers).toContain('route-laos');
    // The pointer, where Reset was, underlines the name of a layer.
    expect(await differentPixels(shown, await reader().picture(), 8)).toBeLessThan(0.0005);
    expect(await reader().ask(() => location.search)).toBe('');
  });

  it('opens a link at its section, without the layers that it hides', async () => {
    await openStory(reader(), `${url}/?hide=yanbian#to-laos`);
    const others = Object.keys(scenes['to-laos']?.layers ?? {}).filter((id) => id !== 'yanbian');
    expect((await mapAtRest(reader())).layers.toSorted()).toEqual(others.toSorted());
    const top = await reader().ask(
      () => document.querySelector('#to-laos h2')?.getBoundingClientRect().top ?? Number.NaN,
    );
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(300);
    expect(await reader().ask(() => location.search + location.hash)).toBe('?hide=yanbian#to-laos');
  });
});

inEachEngine({ webgl: false }, (reader) => {
  it('has the complete story, with a notice about the map and a still map per section', async () => {
    expect(await openStory(reader(), `${url}/`)).toBe('unavailable');
    const notice = await until('the page to say so', () =>
      reader().ask(() => document.getElementById('_map-notice')?.textContent.trim() || false),
    );
    expect(notice).toBe('This browser cannot show the live map. The story is complete without it.');
    for (const section of looked) {
      const seen = await until(`the map of #${section}`, () => reader().ask(sectionSeen, section));
      expect(seen.words, section).toBeGreaterThan(40);
      expect(seen.stillMaps, section).toBe(1);
    }
  });

  it('stays where a link led when it gives up the map', async () => {
    await reader().open('about:blank');
    expect(await openStory(reader(), `${url}/#to-laos`)).toBe('unavailable');
    await until('the heading of #to-laos to be in sight', () =>
      reader().ask(() => {
        const { top } = document.querySelector('#to-laos h2')?.getBoundingClientRect() ?? {};
        return top !== undefined && top >= 0 && top < 300;
      }),
    );
  });
});

interface SectionSeen {
  readonly words: number;
  readonly stillMaps: number;
}

/** Runs in the page: scrolls to a section and returns what is visible, or false until its pictures load. */
function sectionSeen(id: string): SectionSeen | false {
  const section = document.getElementById(id);
  section?.scrollIntoView({ behavior: 'instant' });
  const seen = <Kind extends HTMLElement>(selector: string) =>
    [...(section?.querySelectorAll<Kind>(selector) ?? [])].filter(
      (element) => element.checkVisibility() && element.offsetWidth > 200,
    );
  const maps = seen<HTMLImageElement>('.section-map img');
  if (maps.some((image) => !image.complete || image.naturalWidth === 0)) return false;
  const text = seen('h1, h2, p').map((element) => element.textContent.trim());
  return { words: text.join(' ').split(/\s+/).length, stillMaps: maps.length };
}

async function whitePixels(picture: Buffer) {
  const { data, width, height } = await pixelsOf(picture);
  let white = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) white++;
  }
  return white / (width * height);
}
