import type { Page } from 'playwright-core';
import { engineFault, type Fault } from '../fault.ts';
import { inWords, layerFault, type Size, type TestedStory } from '../tested-story.ts';

/**
 * What is wrong with the legend and the controls on a screen: each layer has a switch of its name and a
 * sign, whole, and each control that is shown can be pressed. The legend is left as it was.
 */
export async function controlProblems(
  page: Page,
  tested: TestedStory,
  size: Size,
): Promise<readonly Fault[]> {
  const { layers, files } = tested.story;
  const { rows, credits, pressed } = await page.evaluate(readControls);
  const at = inWords(size);
  const legend = layers.flatMap(({ id, label }): Fault[] => {
    const row = rows.find((each) => each.id === id);
    if (!row || row.label !== label || !row.hasSign) {
      return [
        layerFault(tested, id, {
          problem: 'the legend has no sign of it',
          remedy: engineFault,
          at,
        }),
      ];
    }
    if (row.isWhole) return [];
    const problem = `the legend cuts "${label}"`;
    return [layerFault(tested, id, { problem, remedy: 'Shorten its label.', at })];
  });
  return [
    ...legend,
    ...(credits
      ? []
      : [
          {
            file: files.settings,
            path: ['credits'],
            place: 'credits',
            problem: 'they are cut',
            remedy: 'Shorten them; the section about the map has the whole of it.',
            at,
          },
        ]),
    ...pressed
      .filter(({ isOnTop }) => !isOnTop)
      .map(({ name }) => ({
        file: 'index.html',
        place: `"${name}"`,
        problem: 'something lies over the control',
        remedy: engineFault,
        at,
      })),
  ];
}

/** Runs in the page: the rows of the opened legend, whether the credits are whole, and what can be pressed. */
function readControls() {
  const panel = document.querySelector<HTMLDetailsElement>('#layers-panel');
  const wasOpen = panel?.open;
  const all = document.querySelector<HTMLElement>('#all-layers[aria-expanded="false"]');
  const named = (button: Element) => button.getAttribute('aria-label') ?? button.textContent ?? '';
  const isOnTop = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && element.contains(hit);
  };
  const pressed = [...document.querySelectorAll('#stage :is(button, summary)')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((each) => !each.closest('#layers') && each.getClientRects().length > 0)
    .map((each) => ({ name: named(each), isOnTop: isOnTop(each) }));
  const line = document.querySelector('.attribution span')?.getBoundingClientRect();
  const credits = !line || (line.left >= -0.5 && line.right <= innerWidth + 0.5);
  if (panel) panel.open = true;
  all?.click();
  const rows = [...document.querySelectorAll<HTMLLabelElement>('#layers label')].map((label) => {
    const box = label.getBoundingClientRect();
    return {
      id: label.querySelector('input')?.value ?? '',
      label: label.textContent ?? '',
      hasSign: label.querySelector('.swatch') !== null,
      isWhole:
        box.width > 0 &&
        box.left >= -0.5 &&
        box.right <= innerWidth + 0.5 &&
        label.scrollWidth <= Math.ceil(box.width) + 1,
    };
  });
  all?.click();
  if (panel) panel.open = wasOpen ?? false;
  return { rows, credits, pressed };
}
