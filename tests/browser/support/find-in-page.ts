import type { Page } from 'playwright-core';

// The bundled Chromium has neither find-in-page nor text fragments, so tests search the laid-out text.

/** Runs in the page: each invisible text that a search finds. */
export function foundUnseen(): readonly string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!text.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true }))
      continue;
    const range = document.createRange();
    range.selectNode(text);
    let { left, top, right, bottom } = range.getBoundingClientRect();
    for (let box: Element | null = parent; box; box = box.parentElement) {
      const { overflowX, clipPath, position } = getComputedStyle(box);
      if (overflowX !== 'visible' || clipPath !== 'none') {
        const clip = box.getBoundingClientRect();
        left = Math.max(left, clip.left);
        right = Math.min(right, clip.right);
        if (clip.height <= 1) bottom = Math.min(bottom, top);
      }
      if (position === 'fixed' && bottom < 0) right = left;
    }
    const beyond = right <= 0 || left >= innerWidth;
    if (right - left <= 1 || bottom - top <= 1 || beyond)
      found.push(`${parent.localName}.${parent.className}: ${text.textContent.slice(0, 40)}`);
  }
  return found;
}

/** The id of the section or list of the first match. */
export const firstFind = (page: Page, words: string) =>
  page.evaluate((sought) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      if (!textContent?.includes(sought) || !parentElement?.checkVisibility()) continue;
      return parentElement.closest('section, nav')?.id;
    }
    return undefined;
  }, words);
