import { openBrowser } from './tests/browser/support/open-browser.ts';
import { openStory } from './tests/browser/support/story-page.ts';
import { serveBuilt } from './src/build/serve/serve-built.ts';
const [, , dir, out, w = '1440', h = '900', scheme='light', ...ids] = process.argv;
const served = await serveBuilt(dir!);
const browser = await openBrowser();
const story = await openStory(browser, served.url, { viewport: { width: +w, height: +h }, reducedMotion: 'reduce', colorScheme: scheme as 'light' });
for (const id of ids) { const r = await story.goTo(id); console.log(id, JSON.stringify(r)); await story.page.screenshot({ path: `${out}/${id}-${w}-${scheme}.png` }); }
console.log(story.errors);
await browser.close(); await served.close();
