import { expect, test } from 'vitest';
import { layerCss } from '../../../src/build/render/head.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const css = layerCss([
  plainLayer('park', 'area', { tint: { light: '#00aa00', dark: '#00ff00' }, legendTint: 0.28 }),
  plainLayer('march', 'route', { dash: 'dashed' }),
]);

test('gives the colours of each layer by its id, light ones but on a dark screen', () => {
  const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme:dark)');
  expect(light).toContain('--layer-park:#a10800;--layer-park-tint:#00aa00;');
  expect(light).toContain('--layer-march-tint:#a10800;');
  expect(dark).toContain('--layer-park:#dd6b26;--layer-park-tint:#00ff00;');
});

test('gives each layer its sign in the legend, as its kind has it', () => {
  expect(css).toContain('.swatch[data-layer="park"]{--c:var(--layer-park);');
  expect(css).toContain('color-mix(in srgb, var(--tint) 28%, transparent)');
  expect(css).toMatch(/\[data-layer="march"\]\{[^}]*border-block-start:3px dashed var\(--c\)/);
});
