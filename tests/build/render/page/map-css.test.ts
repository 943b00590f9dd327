import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withoutControls } from '../../../../src/build/render/page/styles.ts';

describe('a stylesheet without the controls', () => {
  test('keeps what the map itself needs', () => {
    const css = '.maplibregl-map{overflow:hidden}.maplibregl-ctrl-group{color:red}';
    expect(withoutControls(css)).toBe('.maplibregl-map{overflow:hidden}');
  });

  test('keeps the part of a rule that is not for the controls', () => {
    const css = '.maplibregl-canvas,.maplibregl-ctrl-group button{cursor:grab}';
    expect(withoutControls(css)).toBe('.maplibregl-canvas{cursor:grab}');
  });

  test('leaves no empty query behind, and no animation that nothing uses', () => {
    const css =
      '@media (forced-colors:active){.maplibregl-ctrl{color:red}}' +
      '@keyframes turn{to{opacity:0}}@keyframes fade{to{opacity:0}}' +
      '.maplibregl-marker{animation:turn 1s}.maplibregl-show{animation:fade 1s}';
    expect(withoutControls(css)).toBe(
      '@keyframes fade{to{opacity:0}}.maplibregl-show{animation:fade 1s}',
    );
  });
});

test("MapLibre's own stylesheet comes to a tenth, without an address in it", () => {
  const whole = readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.css', 'utf8');
  const css = withoutControls(whole);
  expect(css).toMatch(/\.maplibregl-canvas\{[^}]*position:absolute/);
  expect(css).toContain('.maplibregl-cooperative-gesture-screen');
  expect(css).not.toMatch(/url\(|data:/);
  expect(css.length).toBeLessThan(whole.length / 10);
});
