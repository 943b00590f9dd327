import { constants, inflateSync } from 'node:zlib';

/** The objects of a PDF from Chromium, which packs none in another, as text by their numbers. */
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

/** A stream may be empty, and a line break follows it. */
const toItsEnd = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** Whether each page of a PDF from Chromium has text: its stream shows it by `Tj` or `TJ`. */
export function wordedPages(pdf: Buffer): readonly boolean[] {
  const objects = objectsIn(pdf);
  return pagesAmong(objects).map(([, body]) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    const [, packed = ''] = /stream\n([\s\S]*)endstream/.exec(contents) ?? [];
    const drawing = inflateSync(Buffer.from(packed, 'latin1'), toItsEnd).toString('latin1');
    return /\bT[jJ]\b/.test(drawing);
  });
}
