import { readFileSync } from 'node:fs';
import { preprocessCSS, resolveConfig } from 'vite';
import { expect, test } from 'vitest';
import { mapCssPlugin, rebaseUrls } from '../../../src/build/render/styles.ts';

test("MapLibre's stylesheet keeps what the map needs, and comes to a tenth without an address in it", async () => {
  const file = 'node_modules/maplibre-gl/dist/maplibre-gl.css';
  const whole = readFileSync(file, 'utf8');
  const config = await resolveConfig(
    { configFile: false, css: { transformer: 'lightningcss' }, plugins: [mapCssPlugin('.')] },
    'build',
  );
  const { code } = await preprocessCSS(whole, file, config);
  expect(code).toMatch(/\.maplibregl-canvas \{[^}]*position: absolute/);
  expect(code).toContain('.maplibregl-canvas-container.maplibregl-interactive');
  expect(code).toContain('.maplibregl-cooperative-gesture-screen');
  expect(code).not.toMatch(/url\(|data:|@keyframes|forced-colors/);
  expect(code.length).toBeLessThan(whole.length / 10);
});

test.each([
  ['a{src:url(./x.woff2)}', '/index.html', 'a{src:url(./assets/x.woff2)}'],
  ['a{src:url("../x.png")}', '/index.html', 'a{src:url("./x.png")}'],
  ['a{src:url(./x.png)}', '/en/index.html', 'a{src:url(./../assets/x.png)}'],
  ['a{src:url(/assets/x.png)}', '/index.html', 'a{src:url(/assets/x.png)}'],
  ['a{src:url(data:,x)}', '/index.html', 'a{src:url(data:,x)}'],
  ['a{fill:url(#hatch)}', '/index.html', 'a{fill:url(#hatch)}'],
])('leads %j in %s to %j', (css, page, rebased) => {
  expect(rebaseUrls(css, 'assets/page.css', page)).toBe(rebased);
});
