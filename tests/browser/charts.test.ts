import { expect, inject, it } from 'vitest';
import { loadInOwnFonts } from '../../src/proof/story-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

const { page } = await openPage(browser, { javaScript: false });
await loadInOwnFonts(page, url);

/** Half a pixel for what rounding and the edges of letters add. */
const slack = 0.5;

it('a chart has words of 12 pixels or more, all within its column, and room between each day and its discs', async () => {
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const words = await page.locator('.chart svg text').evaluateAll((texts) =>
      texts.map((text) => {
        const svg = (text as SVGTextElement).ownerSVGElement as SVGSVGElement;
        const [box, column] = [text, svg].map((each) => each.getBoundingClientRect());
        const size = Number.parseFloat(getComputedStyle(text).fontSize);
        return {
          words: text.textContent,
          size: size * ((column?.width ?? 0) / svg.viewBox.baseVal.width),
          beyond: Math.max(
            (column?.left ?? 0) - (box?.left ?? 0),
            (box?.right ?? 0) - (column?.right ?? 0),
          ),
        };
      }),
    );
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter(({ size, beyond }) => size < 12 || beyond > slack)).toEqual([]);
    const rooms = await page.locator('[data-chart="firings"] g[data-date]').evaluateAll((rows) =>
      rows.map((row) => {
        const day = row.querySelector('.day')?.getBoundingClientRect();
        const disc = row.querySelector('circle')?.getBoundingClientRect();
        return (disc?.left ?? 0) - (day?.right ?? 0);
      }),
    );
    expect(rooms.length).toBeGreaterThan(10);
    expect(Math.min(...rooms)).toBeGreaterThan(4);
  }
});

it.each([
  ['has the colour and the dash of its layer, light', { colorScheme: 'light' }],
  ['has the colour and the dash of its layer, dark', { colorScheme: 'dark' }],
  [
    'is drawn in the colour of text where the reader’s colours are forced',
    { forcedColors: 'active' },
  ],
] as const)('the line of a layer in a ruler %s', async (_, media) => {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
  const looks = await page.locator('.plot .lines[class*="of-"]').evaluateAll((lines) =>
    lines.map((line) => {
      const { stroke, strokeDasharray } = getComputedStyle(line);
      const layer = /of-(\S+)/.exec(line.getAttribute('class') ?? '')?.[1];
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = `var(--layer-${layer})`;
      const own = getComputedStyle(probe).color;
      probe.style.color = 'CanvasText';
      return { stroke, dash: strokeDasharray, own, text: getComputedStyle(probe).color };
    }),
  );
  const strokes = looks.map(({ stroke }) => stroke);
  expect(strokes).toHaveLength(2);
  if ('forcedColors' in media) {
    expect(strokes).toEqual(looks.map(({ text }) => text));
    return;
  }
  expect(strokes).toEqual(looks.map(({ own }) => own));
  expect(new Set(strokes).size).toBe(2);
  expect(looks.map(({ dash }) => dash)).toEqual(['none', '9.6px, 4.8px']);
});
