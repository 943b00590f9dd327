/**
 * Changes nodes of the page as far as what the server says of them has changed, so that what is not
 * touched stays the very element that it was, with all that the page has done to it.
 *
 * @param own The nodes as the page has them: siblings that follow each other, at least one.
 * @param old The same nodes as the server gave them last.
 * @param fresh As the server gives them now.
 */
export function patchNodes(
  own: readonly ChildNode[],
  old: readonly Node[],
  fresh: readonly Node[],
): void {
  const parent = own[0]?.parentNode;
  if (!parent) return;
  const after = own.at(-1)?.nextSibling ?? null;
  const add = (nodes: readonly Node[], before: Node | null) => {
    for (const node of nodes) parent.insertBefore(node.cloneNode(true), before);
  };
  if (own.length !== old.length) {
    for (const gone of own) gone.remove();
    add(fresh, after);
    return;
  }
  const start = sharedStart(old, fresh);
  const end = sharedStart(old.slice(start).reverse(), fresh.slice(start).reverse());
  const pairs = Math.min(old.length, fresh.length) - start - end;
  const next = own[old.length - end] ?? after;
  for (let i = start; i < start + pairs; i += 1) patch(own[i], old[i], fresh[i]);
  for (const gone of own.slice(start + pairs, old.length - end)) gone.remove();
  add(fresh.slice(start + pairs, fresh.length - end), next);
}

/** How many nodes at the beginning of two lists are alike. */
function sharedStart(a: readonly Node[], b: readonly Node[]): number {
  const differs = a.findIndex((node, i) => {
    const other = b[i];
    return !other || !node.isEqualNode(other);
  });
  return differs < 0 ? a.length : differs;
}

function patch(own: ChildNode | undefined, old: Node | undefined, fresh: Node | undefined): void {
  if (!own || !old || !fresh || old.isEqualNode(fresh)) return;
  const alike = old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
  const inside = own.childNodes.length > 0 && old instanceof Element;
  if (alike && inside) patchNodes([...own.childNodes], [...old.childNodes], [...fresh.childNodes]);
  else own.replaceWith(fresh.cloneNode(true));
}
