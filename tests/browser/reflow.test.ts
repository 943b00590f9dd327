import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { loadInOwnFonts } from '../../src/proof/story-page.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { openAt, openPage, still } from './support/open-page.ts';
import { readWidths } from './support/read-widths.ts';

const url = inject('storyUrl');

/** The metrics of WCAG 2.2, 1.4.12. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

const twice = 'html { font-size: 200% !important; }';

const restyle = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, css);

/** Runs in the page: adds elements wider than any column to a card. */
async function addWideParts() {
  const picture = new Image();
  picture.src = document.querySelector<HTMLImageElement>('.section-map img')?.src ?? '';
  Object.assign(picture, { alt: 'A cliff', width: 1600, height: 900 });
  await picture.decode();
  const word = 'Donaudampfschifffahrt'.repeat(4);
  const parts = ['p', 'pre', 'table'].map((name) => document.createElement(name));
  const [paragraph, code, table] = parts;
  paragraph?.append(picture, word);
  code?.append(`${word} ${word}`);
  const row = (table as HTMLTableElement).insertRow();
  for (let cell = 0; cell < 4; cell += 1) row.insertCell().append(word);
  document.querySelector('#the-law .card')?.append(...parts);
}

/** What is lost: horizontal scrolling, text beyond the screen or its box, overlapping controls. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      found.push(`the page is ${scrollWidth} wide, not ${clientWidth}`);
    const nameOf = (element: Element) =>
      `${element.localName}#${element.id}.${element.className} ${element.textContent?.trim().slice(0, 30)}`;
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 1.5;
    const texts = document.querySelectorAll(
      'main :is(h1, h2, h3, p, li, td, th, summary, figcaption), #_stage :is(button, label, summary, p)',
    );
    for (const element of texts) {
      if (!isSeen(element) || element.closest('#_sections, .section-map')) continue;
      // The key's one line is scrolled.
      if (element.matches('[aria-expanded="false"] ~ label')) continue;
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > clientWidth + 1) found.push(`beyond the screen: ${nameOf(element)}`);
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        found.push(`cut: ${nameOf(element)}`);
    }
    const controls = [
      ...document.querySelectorAll(
        '.bar > :not(.switches), #_all-layers, #_layers label:first-of-type, .foot > *',
      ),
    ].filter((control) => isSeen(control) && getComputedStyle(control).display !== 'contents');
    const boxes = controls.map((control) => [control, control.getBoundingClientRect()] as const);
    const stage = document.querySelector('#_stage')?.getBoundingClientRect();
    for (const [index, [one, a]] of boxes.entries()) {
      if (stage && a.top < stage.top - 1) found.push(`above the map: ${nameOf(one)}`);
      for (const [other, b] of boxes.slice(index + 1)) {
        if (one.contains(other)) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) found.push(`${nameOf(one)} lies on ${nameOf(other)}`);
      }
    }
    return found;
  });

type Reader = readonly [
  name: string,
  viewport: { readonly width: number; readonly height: number },
  css: string,
  fonts?: 'none',
];

const phone = { width: 360, height: 740 } as const;
const readers: readonly Reader[] = [
  ['zoom to 400 %', { width: 320, height: 256 }, ''],
  ['text spacing on a phone', phone, spacing],
  ['text twice as large at a desk', { width: 1440, height: 900 }, twice],
  ['text twice as large on a phone that gets no fonts', phone, twice, 'none'],
];
const others: readonly Reader[] = [
  ['a narrow screen', { width: 320, height: 568 }, ''],
  ['text spacing at a desk', { width: 1280, height: 900 }, spacing],
  ['text twice as large on a phone', phone, twice],
  ['text twice as large on a tablet', { width: 768, height: 1024 }, twice],
];

it.for(cases(readers, others))('nothing is lost with %s', async ([, viewport, css, fonts]) => {
  const { page } = await openPage({ viewport, ...still });
  if (fonts === 'none') {
    await page.route(/\.woff2$/, (font) => font.abort());
    await page.goto(url);
  } else await loadInOwnFonts(page, url);
  await restyle(page, css);
  await page.evaluate(addWideParts);
  expect(await lost(page)).toEqual([]);
  expect(await page.evaluate(readWidths)).toEqual([]);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  expect(await lost(page), 'with all details open').toEqual([]);
});

inEveryRun(() => {
  it('the text gets most of a low screen, such as at 400 % zoom', async () => {
    const { page } = await openAt(url, { viewport: { width: 320, height: 256 }, ...still });
    const free = await page.evaluate(async () => {
      document.querySelector('#the-law p')?.scrollIntoView({ behavior: 'instant', block: 'start' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const rows = Array.from({ length: 16 }, (_, row) => ((row + 0.5) / 16) * innerHeight);
      const read = rows.filter((y) =>
        document.elementFromPoint(innerWidth / 2, y)?.closest('main'),
      );
      return read.length / rows.length;
    });
    expect(free).toBeGreaterThanOrEqual(0.75);
  });
});

const { page } = await openPage({ javaScript: false });
await loadInOwnFonts(page, url);

inEveryRun(() => {
  it('a name in another script does not wrap, and no line starts with a citation number except in a long row', async () => {
    for (const width of [320, 360, 390, 768, 1024, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const names = await page.locator('main .card > p [lang]').evaluateAll((all) =>
        all.map((name) => {
          const lines = new Set([...name.getClientRects()].map(({ top }) => Math.round(top)));
          return { name: name.textContent, lines: lines.size };
        }),
      );
      expect(names.length).toBeGreaterThan(3);
      expect(names.filter(({ lines }) => lines > 1)).toEqual([]);
      if (width === 320) continue;
      const first = await page
        .locator('main .card p > .cite:not(.cite + .cite + .cite + .cite)')
        .evaluateAll((cites) =>
          cites.flatMap((cite) => {
            const block = cite.parentElement as HTMLElement;
            const start = block.getBoundingClientRect().left;
            const isFirst = cite.getBoundingClientRect().left < start + 8;
            return isFirst ? [`${block.textContent?.slice(0, 40)}: ${cite.textContent}`] : [];
          }),
        );
      expect([width, first]).toEqual([width, []]);
    }
  });
});

/** Half a pixel for rounding and the edges of letters. */
const slack = 0.5;

inEveryRun(() => {
  it('a chart has text of at least 12 pixels within its column, and space between each day and its discs', async () => {
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
    ['has the colour and the dash of its layer in light mode', { colorScheme: 'light' }],
    ['has the colour and the dash of its layer in dark mode', { colorScheme: 'dark' }],
    ['has the text colour in forced colours', { forcedColors: 'active' }],
  ] as const)('a layer’s line in a ruler %s', async (_, media) => {
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
    expect(looks.map(({ dash }) => dash)).toEqual(['none', '1.8px, 7.2px']);
  });
});
