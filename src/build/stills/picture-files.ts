import { createHash } from 'node:crypto';
import type { Connect } from 'vite';

/** The pictures that are drawn, as files named by their content. */
export interface PictureFiles {
  /** Keeps a picture, and gives its address from the page. */
  readonly keep: (name: string, type: keyof typeof mediaTypes, picture: string | Buffer) => string;
  readonly all: () => Iterable<readonly [file: string, picture: string | Buffer]>;
  /** Answers with those that are kept. */
  readonly serve: Connect.NextHandleFunction;
}

const folder = 'assets/maps';
const mediaTypes = { svg: 'image/svg+xml', avif: 'image/avif' } as const;

/** Starts without any picture. */
export function pictureFiles(): PictureFiles {
  const pictures = new Map<string, string | Buffer>();
  return {
    keep(name, type, picture) {
      const file = `${folder}/${name}-${contentHash(picture)}.${type}`;
      pictures.set(file, picture);
      return file;
    },
    all: () => pictures,
    serve(request, response, next) {
      const file = (request.url ?? '').replace(/^\/|\?.*$/g, '');
      const picture = pictures.get(file);
      if (picture === undefined) return next();
      const type = file.endsWith('.avif') ? 'avif' : 'svg';
      response.setHeader('Content-Type', mediaTypes[type]);
      response.end(picture);
    },
  };
}

/** Eight characters that change with the content, as Vite names its own files. */
function contentHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 8);
}
