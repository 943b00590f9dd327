import { expect, test, vi } from 'vitest';
import { observeSectionKeys } from '../../../src/page/panels/section-nav.ts';

test.each([
  ['ltr', 'ArrowRight', 'third'],
  ['ltr', 'ArrowLeft', 'first'],
  ['rtl', 'ArrowRight', 'first'],
  ['rtl', 'ArrowLeft', 'third'],
  ['rtl', 'j', 'third'],
])('in %s text, the key %s leads to the %s section', (dir, key, section) => {
  let press: (event: object) => void = () => undefined;
  const location = { hash: '' };
  vi.stubGlobal('Element', class {});
  vi.stubGlobal('location', location);
  vi.stubGlobal('document', {
    documentElement: { dir },
    querySelector: () => ({ checked: true }),
    addEventListener: (_: string, listener: typeof press) => {
      press = listener;
    },
  });
  const { signal } = new AbortController();
  observeSectionKeys(['first', 'second', 'third'], () => 'second', signal);
  press({ key, preventDefault: () => undefined });
  expect(location.hash).toBe(section);
});
