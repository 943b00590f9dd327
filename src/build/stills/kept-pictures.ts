import { createHash } from 'node:crypto';
import type { Connect } from 'vite';

type Picture = string | Buffer;

/** Draws a picture, or returns the drawn one. */
type DrawPicture = () => Picture | Promise<Picture>;

const folder = 'assets/maps';
const mediaTypes = { svg: 'image/svg+xml', avif: 'image/avif' } as const;

/** The pictures of a page by their files' names. */
export interface KeptPictures {
  /** From then on, as in dev, each is drawn on request, as the story is then. */
  readonly drawOnRequest: () => void;
  /** Keeps a picture and returns its file's name, with a hash of its content where it is drawn at once. */
  readonly keep: (
    name: string,
    type: keyof typeof mediaTypes,
    draw: DrawPicture,
  ) => Promise<string>;
  readonly all: () => Iterable<readonly [file: string, draw: DrawPicture]>;
  /** Serves them. */
  readonly serve: Connect.NextHandleFunction;
}

/** Keeps pictures in memory, drawn at once by default. */
export function keptPictures(): KeptPictures {
  const pictures = new Map<string, DrawPicture>();
  let onRequest = false;
  return {
    drawOnRequest() {
      onRequest = true;
    },
    async keep(name, type, draw) {
      const picture = onRequest ? undefined : await draw();
      const version = picture === undefined ? '' : `-${contentHash(picture)}`;
      const file = `${folder}/${name}${version}.${type}`;
      pictures.set(file, picture === undefined ? draw : () => picture);
      return file;
    },
    all: () => pictures,
    async serve(request, response, next) {
      const file = (request.url ?? '').replace(/^\/|\?.*$/g, '');
      const draw = pictures.get(file);
      if (!draw) return next();
      try {
        const picture = await draw();
        const type = file.endsWith('.avif') ? 'avif' : 'svg';
        response.setHeader('Content-Type', mediaTypes[type]);
        response.setHeader('Cache-Control', 'no-cache');
        response.end(picture);
      } catch (error) {
        next(error);
      }
    },
  };
}

/** Eight characters that change with the content, as Vite names its own files. */
function contentHash(content: Picture): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 8);
}
