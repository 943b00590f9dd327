import { constants, inflateSync } from 'node:zlib';

/** The objects of a PDF as Chromium writes it, each as text by its number: none lies packed within another. */
export function objectsIn(pdf: Buffer): ReadonlyMap<string, string> {
  const text = pdf.toString('latin1');
  return new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
}

/** Pages are written in their order. */
export const pagesAmong = (objects: ReadonlyMap<string, string>) =>
  [...objects].filter(([, body]) => /\/Type\s*\/Page\b/.test(body));

/** A stream in a PDF may be empty, and a line break follows it. */
const toItsEnd = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** Whether each page of a PDF from Chromium has words on it: its stream then shows text by `Tj` or `TJ`. */
export function wordedPages(pdf: Buffer): readonly boolean[] {
  const objects = objectsIn(pdf);
  return pagesAmong(objects).map(([, body]) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    const [, packed = ''] = /stream\n([\s\S]*)endstream/.exec(contents) ?? [];
    const drawing = inflateSync(Buffer.from(packed, 'latin1'), toItsEnd).toString('latin1');
    return /\bT[jJ]\b/.test(drawing);
  });
}

/** On which page of a PDF from Chromium, counted from 1, each id is that one of its links leads to. */
export function pagesOfIds(pdf: Buffer): Readonly<Record<string, number>> {
  const objects = objectsIn(pdf);
  const numbers = new Map(pagesAmong(objects).map(([id], index) => [id, index + 1]));
  const [, dests = ''] = /\/Dests (\d+) 0 R/.exec([...objects.values()].join('\n')) ?? [];
  const places = (objects.get(dests) ?? '').matchAll(/\/([^\s/[]+) \[(\d+) 0 R/g);
  return Object.fromEntries(
    [...places].map(([, id = '', page = '']) => [id, numbers.get(page) ?? 0]),
  );
}
