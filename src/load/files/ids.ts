/** Whether a name can be an id, which is part of links and the name of a file. */
export const isId = (name: string): boolean =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !isOfObjects(name);

/** Whether every JavaScript object has a property of a name, so that it could be mistaken for the story's. */
export const isOfObjects = (name: string): boolean => name in {};

/** A name as an id; empty where it has neither digits nor letters from a to z. */
export function idLike(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-');
}
