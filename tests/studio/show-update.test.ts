import { parseHTML } from 'linkedom';
import { expect, it, vi } from 'vitest';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { type LabelSpec, worldAround } from '../../src/core/story/story-data.ts';
import { fillStory, patchNodes } from '../../src/studio/show-update.ts';

const { document, Element } = parseHTML('<html><body></body></html>');

function parse(html: string): HTMLElement {
  const parent = document.createElement('main');
  parent.innerHTML = html;
  return parent as unknown as HTMLElement;
}

/** Patches a page that was touched; returns whether its first paragraph stayed, and its HTML. */
function patched(before: string, next: string, touch: (page: HTMLElement) => void = () => {}) {
  vi.stubGlobal('Element', Element);
  const page = parse(before);
  const first = page.querySelector('p');
  touch(page);
  patchNodes([...page.childNodes], [...parse(before).childNodes], [...parse(next).childNodes]);
  return [page.querySelector('p') === first, page.innerHTML];
}

it.each([
  ['a word', '<p>One <b>two</b></p><p>Three</p>', '<p>One <b>four</b></p><p>Three</p>', true],
  ['an added paragraph', '<p>One</p><p>Two</p>', '<p>One</p><p>New</p><p>Two</p>', true],
  ['a removed paragraph', '<p>One</p><p>Two</p><p>Three</p>', '<p>One</p><p>Three</p>', true],
  ['a new order', '<p>1</p><h2>Two</h2><p>3</p>', '<p>3</p><h2>Two</h2><p>1</p>', true],
  ['a changed attribute', '<p class="a">One</p>', '<p class="b">One</p>', false],
  ['a filled element', '<p></p>', '<p>One</p>', false],
  ['a chart in place of text', '<p>One</p>', '<figure><svg></svg></figure>', false],
])('patchNodes shows %s and keeps the other elements', (_, before, next, stays) => {
  expect(patched(before, next)).toEqual([stays, parse(next).innerHTML]);
});

it('patchNodes keeps the page’s own changes to unchanged elements', () => {
  const open = (page: HTMLElement) => page.querySelector('p')?.setAttribute('data-open', '');
  const next = '<p data-open="">Km</p><p>Three</p>';
  expect(patched('<p>Km</p><p>Two</p>', '<p>Km</p><p>Three</p>', open)).toEqual([true, next]);
});

it('patchNodes shows the new text even if the page has added something to the old', () => {
  const add = (page: HTMLElement) => page.append(document.createElement('hr') as unknown as Node);
  expect(patched('<p>One</p>', '<p>Two</p>', add)).toEqual([false, '<p>Two</p>']);
});

const scenes: SceneSpecs = {
  one: { bounds: [0, 0, 10, 10], bearing: 20, layers: { a: 1 } },
  two: { bounds: [20, 0, 30, 10], layers: {} },
};
const labels: readonly LabelSpec[] = [{ layer: 'a', text: 'A', at: [1, 2] }];
const story = () => structuredClone({ scenes, labels, world: worldAround(scenes), passages: [] });

it('fillStory updates in place the objects that the page and the map read', () => {
  const own = story();
  const { reach } = own.world;
  const before = { ...own };
  const one = { bounds: [40, 0, 60, 10], layers: { b: 1 } } as const;
  const next = { scenes: { one }, labels: [], world: worldAround({ one }), passages: [] };
  fillStory(own, next);
  expect(before).toEqual(next);
  expect(own.world.reach).toBe(reach);
});

it('fillStory asks for a new style only if texts on the map change', () => {
  const isRestyled = (next: Partial<ReturnType<typeof story>>) =>
    fillStory(story(), { ...story(), ...next });
  const { one } = scenes as { readonly one: SceneSpecs[string] };
  expect(isRestyled({ scenes: { ...scenes, one: { ...one, bounds: [1, 1, 2, 2] } } })).toBe(false);
  expect(isRestyled({ labels: [{ layer: 'a', text: 'A', at: [3, 4] }] })).toBe(true);
  const annotations = [{ text: 'Here', at: [1, 1], side: 'left' }] as const;
  expect(isRestyled({ scenes: { ...scenes, one: { ...one, annotations } } })).toBe(true);
});
