import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
} from 'culori';

/** Colours as they are seen; the simulations are those of Machado, Oliveira and Fernandes (2009). */
export const everyVision: Readonly<Record<string, (color: Color) => Color>> = {
  'normal vision': (color) => color,
  deuteranopia: filterDeficiencyDeuter(1),
  protanopia: filterDeficiencyProt(1),
  tritanopia: filterDeficiencyTrit(1),
};

const deltaE = differenceCiede2000();

/** How far two colours are apart as they are seen, by ΔE2000. */
export function apart(a: string, b: string, seen: (color: Color) => Color): number {
  const [one, other] = [parse(a), parse(b)];
  if (!one || !other) throw new Error(`"${a}" or "${b}" is not a colour.`);
  return deltaE(seen(one), seen(other));
}
