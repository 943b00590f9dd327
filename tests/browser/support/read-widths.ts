/** Runs in the page: what is wider than its card, or a wide picture wider than the window, also if folded. */
export function readWidths() {
  const folded = document.querySelectorAll<HTMLDetailsElement>('main details:not([open])');
  for (const details of folded) details.open = true;
  const parts = document.querySelectorAll(
    'main .card :is(img, svg:not(button > *), table, pre, p, li, h1, h2, h3)',
  );
  const wide = [...parts].flatMap((part) => {
    const { left, right, width } = part.getBoundingClientRect();
    const isWide = part.closest(':is(.wide, .full) > .shown');
    const card = (isWide ? document.body : part.closest('.card'))?.getBoundingClientRect();
    const isWithin = !card || (left >= card.left - 1 && right <= card.right + 1);
    if (isWithin || width === 0 || part.closest('.section-map')) return [];
    const text = part.getAttribute('alt') ?? part.textContent?.trim().slice(0, 40) ?? '';
    return [
      {
        section: part.closest('section')?.id ?? '',
        what: `<${part.localName}> "${text}"`,
        width: Math.round(width),
        card: Math.round(card.width),
      },
    ];
  });
  for (const details of folded) details.open = false;
  return wide;
}
