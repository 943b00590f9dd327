/**
 * A Markdown page with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
 *
 * @throws When the page does not hold both marks, in that order.
 */
export function replacePart(page: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start < 0 || end < 0) {
    throw new Error(`The page holds no ${open} … ${close}: write both where the part belongs.`);
  }
  return `${page.slice(0, start + open.length)}\n${part}\n${page.slice(end)}`;
}
