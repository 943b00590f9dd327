import { parseHTML } from 'linkedom';
import { describe, expect, it, vi } from 'vitest';
import { patchNodes } from '../../src/studio/patch-text.ts';

const { document, Element } = parseHTML('<html><body></body></html>');
vi.stubGlobal('Element', Element);

function parse(html: string): HTMLElement {
  const parent = document.createElement('main');
  parent.innerHTML = html;
  return parent as unknown as HTMLElement;
}

/** Shows one text after another in a page and gives the page, with its first paragraph as it was before. */
function patched(
  before: string,
  next: string,
  touch: (page: HTMLElement) => void = () => undefined,
) {
  const page = parse(before);
  const [first] = page.querySelectorAll('p');
  touch(page);
  vi.stubGlobal('Element', Element);
  patchNodes([...page.childNodes], [...parse(before).childNodes], [...parse(next).childNodes]);
  return { page, first };
}

describe('patching the text', () => {
  it.each([
    ['a word', '<p>One <b>two</b></p><p>Three</p>', '<p>One <b>four</b></p><p>Three</p>'],
    ['a paragraph more', '<p>One</p><p>Two</p>', '<p>One</p><p>New</p><p>Two</p>'],
    ['a paragraph less', '<p>One</p><p>Two</p><p>Three</p>', '<p>One</p><p>Three</p>'],
    ['another order', '<p>One</p><h2>Two</h2><p>Three</p>', '<p>Three</p><h2>Two</h2><p>One</p>'],
    ['another attribute', '<p class="a">One</p>', '<p class="b">One</p>'],
    ['an element filled', '<p></p>', '<p>One</p>'],
    ['a chart in place of text', '<p>One</p>', '<figure><svg></svg></figure>'],
  ])('shows %s', (_, before, next) => {
    expect(patched(before, next).page.innerHTML).toBe(parse(next).innerHTML);
  });

  it('keeps the elements that are not touched, with what the page has done to them', () => {
    const { page, first } = patched('<p>Km</p><p>Two</p>', '<p>Km</p><p>Three</p>', (of) => {
      of.querySelector('p')?.setAttribute('data-open', '');
    });
    expect(page.querySelector('p')).toBe(first);
    expect(page.innerHTML).toBe('<p data-open="">Km</p><p>Three</p>');
  });

  it('keeps the element whose words have changed', () => {
    const { page, first } = patched('<p>One</p>', '<p>Two</p>');
    expect(page.querySelector('p')).toBe(first);
  });

  it('shows the text as it is where the page has put something into it', () => {
    const { page } = patched('<p>One</p>', '<p>Two</p>', (of) => {
      of.append(document.createElement('hr') as unknown as Node);
    });
    expect(page.innerHTML).toBe('<p>Two</p>');
  });
});
