/**
 * Runs in a page without scripts, laid out for print: adds a list of its sections with room for page numbers,
 * fixes links and tags for a PDF, and lays a tall field of marks in columns.
 *
 * @param css The rules for what it adds.
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
  for (const plot of document.querySelectorAll<SVGSVGElement>('.plot:has(.marks)')) layAside(plot);
  listSections();
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

  function layAside(plot: SVGSVGElement): void {
    const { width, height } = plot.viewBox.baseVal;
    const columns = 3;
    const bands = [...plot.children].filter((child) => child.localName === 'g');
    if (height < width * columns || bands.length < columns) return;
    const row = document.createElement('div');
    const parts = Array.from({ length: columns }, (_, index) => {
      const part = index === 0 ? plot : (plot.cloneNode() as SVGSVGElement);
      if (index > 0) {
        part.removeAttribute('aria-labelledby');
        part.removeAttribute('role');
        part.setAttribute('aria-hidden', 'true');
      }
      return part;
    });
    const boxes = bands.map((band) => (band as SVGGElement).getBBox());
    plot.replaceWith(row);
    row.append(...parts);
    bands.forEach((band, index) => {
      const box = boxes[index];
      const at = Math.min(columns - 1, Math.floor(((box?.y ?? 0) / height) * columns));
      parts[at]?.append(band);
    });
    for (const part of parts) {
      const own = bands.flatMap((band, index) =>
        band.parentNode === part ? (boxes[index] ?? []) : [],
      );
      const top = Math.min(...own.map(({ y }) => y));
      const foot = Math.max(...own.map((box) => box.y + box.height));
      part.setAttribute('viewBox', `0 ${top} ${width} ${foot - top}`);
    }
    row.parentElement?.classList.add('_bands');
  }

  function listSections(): void {
    const [opening, ...sections] = document.querySelectorAll('main > section');
    const list = document.createElement('ul');
    for (const section of sections) {
      const heading = section.querySelector('[id^="_heading_"]');
      if (!heading) continue;
      const item = document.createElement('li');
      const link = document.createElement('a');
      const number = document.createElement('span');
      link.href = `#${heading.id}`;
      number.dataset.of = heading.id;
      number.textContent = '00';
      link.append(heading.textContent ?? '', number);
      item.append(link);
      list.append(item);
    }
    const title = document.createElement('p');
    title.textContent = document.querySelector('#_sections')?.getAttribute('aria-label') ?? '';
    const contents = document.createElement('nav');
    contents.className = '_contents';
    contents.append(title, list);
    if (sections.length > 1) opening?.after(contents);
  }
}
