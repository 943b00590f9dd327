import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { inLegend, layers } from '../support/this-story.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { openStory, screens, still } from './support/open-page.ts';

const story = await openStory(inject('storyUrl'), still);

const tablet = { width: 768, height: 1024 } as const;
const { phone, desk } = screens;

async function at(size: { readonly width: number; readonly height: number }) {
  await story.page.setViewportSize(size);
  await mapAtRest(story.page);
  return story.page;
}

/** Runs in the page: the layers whose switches are fully visible, in screen order, and the height of the key. */
function readKey() {
  const group = document.querySelector('#_layers') as HTMLElement;
  const inside = group.getBoundingClientRect();
  const boxes = [...group.querySelectorAll<HTMLElement>('label, button')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const isDown = box.top >= inside.top - 0.5 && box.bottom <= inside.bottom + 0.5;
    const isWhole = isDown && box.left >= inside.left - 0.5 && box.right <= inside.right + 0.5;
    return isWhole && box.width > 0 ? [{ element, box }] : [];
  });
  const line = ({ top, bottom }: DOMRect) => Math.round((top + bottom) / 20);
  const inOrder = boxes.toSorted((a, b) => line(a.box) - line(b.box) || a.box.left - b.box.left);
  const bar = document.querySelector('.bar-bottom') as HTMLElement;
  return {
    seen: inOrder.flatMap(({ element }) => element.querySelector('input')?.value ?? []),
    first: inOrder[0]?.element.textContent?.trim(),
    room: bar.getBoundingClientRect().height,
  };
}

const labelOf = (id: string) => layers.filter((layer) => layer.id === id).map(inLegend)[0];

describe('controls over the map', () => {
  inEveryRun(() => {
    it('cover at most a tenth of the map on a phone, apart from the key', async () => {
      const page = await at(phone);
      await story.goTo('to-laos');
      const share = await page.evaluate(() => {
        const over = document.querySelectorAll('#_stage :is(button, summary, .attribution > span)');
        const areaOf = (element: Element | null) =>
          [...(element?.getClientRects() ?? [])].reduce(
            (sum, { width, height }) => sum + width * height,
            0,
          );
        const shown = [...over].filter((one) => one.checkVisibility({ visibilityProperty: true }));
        const covered = shown.reduce((sum, one) => sum + areaOf(one), 0);
        return covered / areaOf(document.querySelector('#map'));
      });
      expect(share).toBeGreaterThan(0.03);
      expect(share).toBeLessThan(0.1);
    });
  });

  it.each(
    cases(
      [['phone', phone]] as const,
      [
        ['narrow phone', { width: 332, height: 720 }],
        ['tablet', tablet],
        ['desk at 200 %', { width: 720, height: 450 }],
      ] as const,
    ),
  )(
    'leave the map’s key on one line on a %s, in which each entry can be scrolled to',
    async (_, size) => {
      const page = await at(size);
      for (const section of ['rockets', 'the-eleven', 'before-the-border', 'to-laos']) {
        const shown = (await story.goTo(section)).layers;
        const key = await page.evaluate(() => {
          const group = document.querySelector('#_layers') as HTMLElement;
          const labels = [...group.querySelectorAll<HTMLElement>('label')];
          const seen = labels.filter((label) => label.checkVisibility());
          const { bottom, left, right } = group.getBoundingClientRect();
          const others = document.querySelectorAll('.bar-top > *');
          const under = [...others].filter((one) => {
            const box = one.getBoundingClientRect();
            return (
              box.width > 0 && box.bottom > bottom - 40 && box.left < right - 1 && box.right > left
            );
          });
          const within = seen.filter((label) => {
            label.scrollIntoView({ block: 'nearest', inline: 'nearest' });
            const box = label.getBoundingClientRect();
            return box.left >= left && box.right <= right + 1;
          });
          group.scrollTo(0, 0);
          return {
            names: seen.map((label) => label.querySelector('span')?.textContent),
            lines: new Set(seen.map((label) => label.getBoundingClientRect().top)).size,
            within: within.length,
            under: under.map(({ id, className }) => id || className),
          };
        });
        expect(key.names.toSorted(), section).toEqual(shown.map(labelOf).toSorted());
        const whole = { lines: 1, within: shown.length, under: [] };
        expect(key, section).toMatchObject(whole);
      }
      await story.scrollTo(0);
      expect(await page.locator('#_layers label').first().isVisible()).toBe(false);
    },
  );

  inEveryRun(() => {
    it('leave a phone’s map at least seven eighths of its height', async () => {
      const page = await at(phone);
      await story.goTo('the-eleven');
      const share = await page.evaluate(() => {
        const { bottom, height } = (
          document.querySelector('#_stage') as HTMLElement
        ).getBoundingClientRect();
        const controls = document.querySelectorAll(
          '#_stage :is(button, label, .attribution > span)',
        );
        const tops = [...controls].flatMap((control) => {
          const { top, width } = control.getBoundingClientRect();
          return width > 0 ? top : [];
        });
        return (bottom - Math.min(...tops)) / height;
      });
      expect(share).toBeGreaterThan(0.05);
      expect(share).toBeLessThan(1 / 8);
    });

    it('have the swatch of a layer for its switch, which is an empty box that says so while it is off', async () => {
      const page = await at(phone);
      await story.goTo('to-laos');
      const row = page.locator('#_layers label', { hasText: 'Yanbian' });
      const look = () =>
        row.evaluate((label) => {
          const box = label.querySelector('input') as HTMLElement;
          const words = label.querySelector('span') as HTMLElement;
          const { appearance, backgroundColor, backgroundImage, borderColor } =
            getComputedStyle(box);
          const filled = backgroundImage !== 'none' || !/, 0\)$/.test(backgroundColor);
          const said = getComputedStyle(words, '::after').content;
          return { appearance, filled, borderColor, said, height: label.clientHeight };
        });
      const reset = page.getByRole('button', { name: 'Reset' });
      const on = await look();
      expect(on).toMatchObject({ appearance: 'none', filled: true, said: 'none' });
      expect(on.height).toBeGreaterThanOrEqual(30);
      expect(await reset.count()).toBe(0);
      await row.click();
      const off = await look();
      expect(off).toMatchObject({ filled: false, said: expect.stringContaining('off') });
      expect(off.borderColor).not.toBe(on.borderColor);
      expect((await story.goTo('to-thailand')).layers).not.toContain('yanbian');
      expect((await story.goTo('the-eleven')).layers).not.toContain('yanbian');
      await reset.click();
      expect(await reset.count()).toBe(0);
      expect((await mapAtRest(page)).layers).toContain('yanbian');
    });

    it('include a complete key at a desk, equally tall in every section', async () => {
      const page = await at(desk);
      const rooms = new Set<number>();
      for (const section of ['rockets', 'to-laos', 'sources']) {
        const shown = (await story.goTo(section)).layers;
        const { seen, first, room } = await page.evaluate(readKey);
        expect(seen.toSorted(), section).toEqual(shown.toSorted());
        expect(first, section).toBe('Layers');
        rooms.add(room);
      }
      expect(rooms.size).toBe(1);
    });

    it('show a swatch as opaque as the section or the reader makes its layer', async () => {
      const page = await at(desk);
      const sign = page.locator('#_layers .swatch[data-layer="north-korea"]');
      const strength = () => sign.evaluate((element) => Number(getComputedStyle(element).opacity));
      await story.goTo('the-law');
      expect(await strength()).toBe(1);
      await story.goTo('the-choice');
      expect(await strength()).toBeCloseTo(0.55);
      const own = page.getByRole('checkbox', { name: 'North Korea' });
      await own.click();
      await own.click();
      expect(await strength()).toBe(1);
      await page.getByRole('button', { name: 'Reset' }).click();
    });

    it('open all switches over the map at a desk, without moving the text or the map', async () => {
      const page = await at(desk);
      const before = await story.goTo('to-laos');
      const all = page.getByRole('button', { name: 'Layers', exact: true });
      expect(await all.getAttribute('aria-expanded')).toBe('false');
      const inKey = await page.evaluate(readKey);
      await all.click();
      expect(await all.getAttribute('aria-expanded')).toBe('true');
      const opened = await page.evaluate(readKey);
      expect(opened.seen).toHaveLength(layers.length);
      expect(opened.seen).toEqual(expect.arrayContaining([...inKey.seen]));
      for (const group of new Set(layers.map(({ group = '' }) => group)))
        await page.locator('#_layers').getByText(group, { exact: true }).waitFor();
      expect(opened.room).toBe(inKey.room);
      expect((await mapAtRest(page)).zoom).toBe(before.zoom);
      for (const layer of layers)
        await page.getByRole('checkbox', { name: inLegend(layer), exact: true }).click();
      const others = layers.map(({ id }) => id).filter((id) => !before.layers.includes(id));
      expect((await mapAtRest(page)).layers.toSorted()).toEqual(others.toSorted());
      expect((await story.goTo('the-law')).layers.toSorted()).toEqual(others.toSorted());
      await page.getByRole('button', { name: 'Reset' }).click();
      expect((await story.goTo('to-laos')).layers).toEqual(before.layers);
      expect(await page.evaluate(() => location.search)).toBe('');
      await page.getByRole('checkbox', { name: 'Jilin' }).check();
      expect((await mapAtRest(page)).layers).toContain('jilin');
      await page.keyboard.press('Escape');
      expect(await all.getAttribute('aria-expanded')).toBe('false');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('_all-layers');
      expect((await page.evaluate(readKey)).seen).toEqual([...inKey.seen, 'jilin']);
      await page.getByRole('button', { name: 'Reset' }).click();
      await mapAtRest(page);
      expect((await page.evaluate(readKey)).seen).toEqual(inKey.seen);
    });

    it('open all switches when one that is off gets the focus, and close them when the focus leaves; Reset goes, and leaves the focus to their button', async () => {
      const page = await at(desk);
      await story.goTo('nobody-has-said');
      const all = page.locator('#_all-layers');
      await all.focus();
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').inputValue()).toBe('north-korea');
      await expect.poll(() => all.getAttribute('aria-expanded')).toBe('true');
      expect((await page.evaluate(readKey)).seen).toHaveLength(layers.length);
      await page.getByRole('button', { name: 'Explore the map' }).focus();
      expect(await all.getAttribute('aria-expanded')).toBe('false');
      const off = page.getByRole('checkbox', { name: 'Firing sites, 2014' });
      await off.scrollIntoViewIfNeeded();
      await expect.poll(() => all.getAttribute('aria-expanded')).toBe('true');
      await off.check();
      expect((await mapAtRest(page)).layers).toContain('firing-sites');
      await page.getByRole('button', { name: 'Reset' }).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('_all-layers');
      expect(await page.locator('.reset').isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      expect(await all.getAttribute('aria-expanded')).toBe('false');
      await page.getByRole('button', { name: 'Explore the map' }).focus();
    });

    it('open all switches over the map on a phone, including the motion switch; Escape closes them and restores the focus', async () => {
      const page = await at(phone);
      await story.goTo('to-laos');
      const button = page.getByRole('button', { name: 'Layers', exact: true });
      const jilin = page.getByRole('checkbox', { name: 'Jilin' });
      await button.click();
      await jilin.focus();
      expect(await jilin.isVisible()).toBe(true);
      const motion = page.getByRole('switch', { name: 'Motion' });
      const before = await motion.getAttribute('aria-checked');
      await motion.click();
      expect(await motion.getAttribute('aria-checked')).not.toBe(before);
      await motion.click();
      await page.keyboard.press('Escape');
      expect(await jilin.isVisible()).toBe(false);
      expect(await motion.isVisible()).toBe(false);
      expect(await button.evaluate((opener) => opener === document.activeElement)).toBe(true);
    });

    it('hide the legend over the cover until the legend gets the focus', async () => {
      const page = await at(desk);
      await page.mouse.move(2, 2);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await story.scrollTo(0);
      const opacity = () =>
        page.locator('#_layers').evaluate((panel) => getComputedStyle(panel).opacity);
      expect(await opacity()).toBe('0');
      await page.getByRole('checkbox', { name: 'Jilin' }).focus();
      expect(await opacity()).toBe('1');
      await story.goTo('rockets');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      expect(await opacity()).toBe('1');
    });
  });
});

it.each(cases([phone], [desk]))('the cover shows a scroll cue at $width pixels', async (size) => {
  const page = await at(size);
  const cue = () =>
    page.evaluate(() => {
      const { content, position, insetBlockEnd } = getComputedStyle(
        document.querySelector('main') as HTMLElement,
        '::after',
      );
      return content === 'none' ? undefined : [content, position, parseFloat(insetBlockEnd) < 100];
    });
  await story.scrollTo(0);
  expect(await cue()).toEqual([expect.stringContaining('↓'), 'fixed', true]);
  await story.scrollTo(120);
  expect(await cue()).toBeUndefined();
});

it.each(cases([phone], [screens.largePhone]))(
  'the texts of two sections are at most 120 pixels apart at $width pixels',
  async (size) => {
    const page = await at(size);
    const gaps = await page.locator('main > section > .card').evaluateAll((cards) => {
      const edges = cards.map((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        const { paddingTop, paddingBottom } = getComputedStyle(card);
        return { top: top + parseFloat(paddingTop), bottom: bottom - parseFloat(paddingBottom) };
      });
      return edges.slice(1).map(({ top }, i) => Math.round(top - (edges[i]?.bottom ?? 0)));
    });
    expect(gaps.length).toBeGreaterThan(10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(120);
  },
);
