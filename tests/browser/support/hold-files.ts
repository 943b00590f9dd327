import type { Page, Route } from 'playwright-core';

/** Holds requests for files until `letGo`. */
export async function holdFiles(page: Page, files: RegExp) {
  const held: Route[] = [];
  let holds = true;
  await page.route(files, async (route) => {
    if (holds) held.push(route);
    else await route.continue();
  });
  const letGo = async () => {
    holds = false;
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
  };
  return { held, letGo };
}
