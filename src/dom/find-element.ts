/** The element of the page's shell with this id; an error that names it where it is missing. */
export function findElement<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html: the element with id "${id}" is missing.`);
  return element as T;
}
