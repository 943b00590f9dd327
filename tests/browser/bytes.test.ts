import { expect, inject, it } from 'vitest';
import {
  firstMap,
  kilobytesOf,
  maxKilobytes,
  translationFactor,
  withoutSystemFonts,
} from '../../src/proof/bytes-problems.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { screens } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

it.each(
  cases([['on a phone', screens.largePhone]] as const, [['at a desk', screens.desk]] as const),
)('the first map %s stays within its byte budget in each language', async (_, viewport) => {
  const original = await firstMap(browser, url, viewport);
  expect(kilobytesOf(original)).toBeLessThanOrEqual(maxKilobytes);
  expect(original.filter(({ address }) => /\/(ko|zh)\//.test(address))).toEqual([]);
  for (const tag of cases(['zh'], ['ko'])) {
    const sent = await firstMap(browser, `${url}/${tag}/`, viewport);
    expect(kilobytesOf(withoutSystemFonts(sent))).toBeLessThanOrEqual(
      translationFactor * kilobytesOf(original),
    );
    // Without a system font: 925 Chinese characters, at some 140 bytes each.
    expect(kilobytesOf(sent)).toBeLessThanOrEqual(1.2 * maxKilobytes);
    expect(sent.filter(({ address }) => !address.startsWith(`${url}/${tag}/`))).toEqual([]);
  }
});
