import { serveBuilt } from './src/build/serve-built.ts';
import { openBrowser, undrawnFlags } from './tests/browser/support/open-browser.ts';
import { openStory } from './tests/browser/support/story-page.ts';
import { mapAtRest } from './tests/browser/support/map-at-rest.ts';
const served = await serveBuilt('dist');
const browser = await openBrowser({flags: undrawnFlags});
const say = (p: any) => p.evaluate(() => {
  const stage = document.getElementById('stage')!; const above = getComputedStyle(stage).position === 'sticky';
  const line = ((above ? Math.max(0, stage.getBoundingClientRect().bottom) : 0) + innerHeight) / 2;
  const parts = [...document.querySelectorAll('main .card > *')];
  const at = parts.findIndex((e) => e.clientHeight > 0 && e.getBoundingClientRect().bottom > line);
  return { y: scrollY, at, words: parts[at]?.textContent?.trim().slice(0, 40), top: parts[at]?.getBoundingClientRect().top, line, section: parts[at]?.closest('section')?.id, mode: document.documentElement.dataset.mode, hash: location.hash };
});
{
  const s = await openStory(browser, served.url + '/#to-laos', { viewport: { width: 390, height: 844 }, drawing: false });
  await mapAtRest(s.page);
  console.log('linked', await say(s.page));
  await s.page.setViewportSize({ width: 844, height: 390 }); await mapAtRest(s.page);
  console.log('turned', await say(s.page));
  await s.page.setViewportSize({ width: 390, height: 844 }); await mapAtRest(s.page);
  console.log('back', await say(s.page));
  await s.close();
}
{
  const s = await openStory(browser, served.url, { viewport: { width: 390, height: 844 }, drawing: false });
  await s.goTo('the-law'); await s.scrollTo((await s.page.evaluate(() => scrollY)) + 300); await s.page.waitForTimeout(400);
  console.log('read', await say(s.page));
  { const b = (await s.page.locator('#explore').boundingBox())!; await s.page.mouse.click(b.x+b.width/2,b.y+b.height/2); } await mapAtRest(s.page);
  console.log('explore', await say(s.page));
  await s.page.setViewportSize({ width: 844, height: 390 }); await mapAtRest(s.page); await s.page.waitForTimeout(400);
  console.log('turned', await say(s.page));
  { const b = (await s.page.locator('#back').boundingBox())!; await s.page.mouse.click(b.x+b.width/2,b.y+b.height/2); } await s.page.waitForSelector('html[data-mode=story]'); await mapAtRest(s.page);
  console.log('story', await say(s.page));
  { const b = (await s.page.locator('#explore').boundingBox())!; await s.page.mouse.click(b.x+b.width/2,b.y+b.height/2); } await mapAtRest(s.page);
  await s.page.setViewportSize({ width: 390, height: 844 }); await mapAtRest(s.page); await s.page.waitForTimeout(400);
  { const b = (await s.page.locator('#back').boundingBox())!; await s.page.mouse.click(b.x+b.width/2,b.y+b.height/2); } await s.page.waitForSelector('html[data-mode=story]'); await mapAtRest(s.page);
  console.log('and back', await say(s.page));
  await s.close();
}
await browser.close(); await served.close();
