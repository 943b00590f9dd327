/** Whether a name can be an id: it stands in links and is the name of a file. */
export const isId = (name: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !isOfObjects(name);

/** Whether every object of JavaScript has a property of a name, so that a map could find that for the story's. */
export const isOfObjects = (name: string): boolean => name in {};

/** What of a name can stand in an id; nothing where it has neither digits nor letters from a to z. */
export function idLike(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-');
}
