import { describe, expect, inject, it } from 'vitest';
import { loadInOwnFonts } from '../../src/proof/story-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, type ReaderOptions } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

async function opened(options: ReaderOptions) {
  const { page, close } = await openPage(browser, { javaScript: false, ...options });
  await loadInOwnFonts(page, url);
  return { page, close };
}

/** Half a pixel for what rounding and the edges of letters add. */
const slack = 0.5;

describe.each([360, 768, 1440])('a chart in a window %i wide', (width) => {
  it('has words of 12 pixels or more, all within its column', async () => {
    const { page, close } = await opened({ viewport: { width, height: 800 } });
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
    expect(words.filter(({ size }) => size < 12)).toEqual([]);
    expect(words.filter(({ beyond }) => beyond > slack)).toEqual([]);
    await close();
  });
});

describe.each([360, 768, 1440])('a chart of days in a window %i wide', (width) => {
  it('has room between each day and its discs', async () => {
    const { page, close } = await opened({ viewport: { width, height: 800 } });
    const rooms = await page.locator('.plot g[data-date]').evaluateAll((rows) =>
      rows.map((row) => {
        const day = row.querySelector('.day')?.getBoundingClientRect();
        const disc = row.querySelector('circle')?.getBoundingClientRect();
        return (disc?.left ?? 0) - (day?.right ?? 0);
      }),
    );
    expect(rooms.length).toBeGreaterThan(10);
    expect(Math.min(...rooms)).toBeGreaterThan(4);
    await close();
  });
});

describe('the line of a layer in a ruler', () => {
  const lookOf = async (options: ReaderOptions) => {
    const { page, close } = await opened(options);
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
    await close();
    return looks;
  };

  it.each(['light', 'dark'] as const)(
    'has the colour and the dash of its layer, %s',
    async (colorScheme) => {
      const looks = await lookOf({ colorScheme });
      expect(looks.map(({ stroke }) => stroke)).toEqual(looks.map(({ own }) => own));
      expect(new Set(looks.map(({ stroke }) => stroke)).size).toBe(2);
      expect(looks.map(({ dash }) => dash)).toEqual(['none', '9.6px, 4.8px']);
    },
  );

  it('is drawn in the colour of text where the reader’s colours are forced', async () => {
    const looks = await lookOf({ forcedColors: 'active' });
    expect(looks).toHaveLength(2);
    for (const { stroke, text } of looks) expect(stroke).toBe(text);
  });
});
