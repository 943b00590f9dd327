/**
 * Runs in a page without scripts, laid out for print: fixes links and tags for a PDF.
 *
 * @param css The rules for what a document has beside the page's own print sheet.
 */
export async function setOnPaper(css: string): Promise<void> {
  // A constructed style sheet, which the page's security policy allows.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) leadOn(link);
  // Chromium does not tag links with a role, and writes tags that PDF 1.4 does not have.
  for (const link of document.querySelectorAll('a[role]')) link.removeAttribute('role');
  // A figure without a name would be a picture without an alternative, around the one that has it.
  for (const figure of document.querySelectorAll('figure:not([aria-label], [aria-labelledby])'))
    figure.role = 'group';
  for (const word of document.querySelectorAll('em, strong')) {
    const plain = document.createElement('span');
    plain.dataset.was = word.localName;
    plain.append(...word.childNodes);
    word.replaceWith(plain);
  }
  const pictures = [...document.images].map((picture) => {
    picture.loading = 'eager';
    return picture.decode().catch(() => undefined);
  });
  await Promise.all([document.fonts.ready, ...pictures]);

  function leadOn(link: HTMLAnchorElement): void {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      const target = document.getElementById(decodeURIComponent(href.slice(1)));
      const heading = document.getElementById(`_heading_${target?.id}`);
      if (!target?.checkVisibility()) link.removeAttribute('href');
      else if (heading) link.setAttribute('href', `#${heading.id}`);
    } else if (!/^[a-z]+:/i.test(href)) {
      const home = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
      if (home) link.href = new URL(href, home.href).href;
      else link.removeAttribute('href');
    }
  }
}
