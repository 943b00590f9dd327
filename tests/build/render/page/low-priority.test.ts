import { expect, test } from 'vitest';
import { lowPriority } from '../../../../src/build/render/page/low-priority.ts';

test('asks for module scripts at low priority, and for nothing else', () => {
  const html = '<script type="application/ld+json">{}</script><link rel="preload" href="a.woff2">';
  expect(lowPriority(`${html}<script type="module" crossorigin src="a.js"></script>`)).toBe(
    `${html}<script type="module" fetchpriority="low" crossorigin src="a.js"></script>`,
  );
});

test('leaves a script whose priority is set as it is', () => {
  const html = '<script type="module" fetchpriority="high" src="a.js"></script>';
  expect(lowPriority(html)).toBe(html);
});
