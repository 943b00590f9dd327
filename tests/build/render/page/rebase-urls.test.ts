import { expect, test } from 'vitest';
import { rebaseUrls } from '../../../../src/build/render/page/styles.ts';

test.each([
  ['a{src:url(./x.woff2)}', 'assets/page.css', '/index.html', 'a{src:url(./assets/x.woff2)}'],
  ['a{src:url("../x.png")}', 'assets/page.css', '/index.html', 'a{src:url("./x.png")}'],
  ['a{src:url(./x.png)}', 'assets/page.css', '/en/index.html', 'a{src:url(./../assets/x.png)}'],
  ['a{src:url(/assets/x.png)}', 'assets/page.css', '/index.html', 'a{src:url(/assets/x.png)}'],
  ['a{src:url(data:,x)}', 'assets/page.css', '/index.html', 'a{src:url(data:,x)}'],
  ['a{fill:url(#hatch)}', 'assets/page.css', '/index.html', 'a{fill:url(#hatch)}'],
])('leads %j of %s in %s to %j', (css, file, page, rebased) => {
  expect(rebaseUrls(css, file, page)).toBe(rebased);
});
