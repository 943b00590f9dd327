/** Puts the page's own address where a printed page shows it, unless the build has. */
export function fillPrintAddress(): void {
  const place = document.querySelector('[data-address]');
  if (place?.textContent === '') place.textContent = `${location.origin}${location.pathname}`;
}
