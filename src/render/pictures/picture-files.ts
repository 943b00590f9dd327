import { createHash } from 'node:crypto';
import { extname, parse, resolve } from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { keptFile } from '../../fonts/cut-fonts.ts';
import { idLike } from '../../load/files/ids.ts';
import { readOwn } from '../../load/files/own-file.ts';
import { StoryError } from '../../load/files/story-error.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { OwnPicture } from '../../load/pictures/read-pictures.ts';
import type { OwnFile } from '../../load/pictures/see-file.ts';
import type { StoryStore } from '../../load/story-store.ts';
import type { Shown } from '../../load/text/show-pictures.ts';

/** The widths of encoded pictures in pixels: a column on plain and fine screens, a phone, a wide picture, a window. */
const ladder = [420, 840, 1280, 1920, 2560];

/** The largest of them that a picture can use. */
const widest: Readonly<Record<Shown, number>> = {
  text: 840,
  part: 1280,
  column: 1280,
  top: 1280,
  wide: 1920,
  full: 2560,
};

/** How pictures are encoded. A change here encodes all pictures again. */
const encoding = { quality: 55, effort: 4 } as const;

interface Addresses {
  /** By their widths, from the smallest; none of a drawing. */
  readonly encoded: readonly (readonly [url: string, width: number])[];
  readonly drawing?: string;
  readonly video?: string;
  readonly captions?: string;
}

/** Where a picture's files are published, each under a name that changes with its content. */
export function addressesOf(
  { drawing, width, video, ...own }: OwnPicture,
  shown: Shown,
): Addresses {
  const most = Math.min(width, widest[shown]);
  const widths = [...ladder.filter((each) => each < 0.8 * most), most];
  const encoded = widths.map((each) => [`${folderOf(own)}/${each}.avif`, each] as const);
  const whole = (file: OwnFile) => `${folderOf(file)}/whole${extname(file.file).toLowerCase()}`;
  return {
    encoded: drawing ? [] : encoded,
    ...(drawing && { drawing: whole(own) }),
    ...(video && { video: whole(video) }),
    ...(video?.captions && { captions: whole(video.captions) }),
  };
}

function folderOf({ file, version }: OwnFile): string {
  const hash = createHash('sha256')
    .update(version + JSON.stringify(encoding))
    .digest('hex');
  return `assets/pictures/${idLike(parse(file).name) || 'picture'}-${hash.slice(0, 8)}`;
}

/** All files of a story's pictures, by their addresses, each made when it is asked for. */
export function filesOf(
  { pictures, shown, files: { folder } }: Pick<LoadedStory, 'files' | 'pictures' | 'shown'>,
  root: string,
): ReadonlyMap<string, () => Promise<Buffer>> {
  const entries = shown.flatMap(({ url, shown: as }) => {
    const own = pictures[url];
    if (!own) return [];
    const { encoded, drawing, video, captions } = addressesOf(own, as);
    const whole = (address: string | undefined, { file }: OwnFile = own) =>
      address ? [[address, async () => readOwn(root, folder, file) ?? Buffer.of()] as const] : [];
    return [
      ...encoded.map(
        ([address, width]) => [address, () => encode(own, width, [root, folder])] as const,
      ),
      ...whole(drawing),
      ...whole(video, own.video),
      ...whole(captions, own.video?.captions),
    ];
  });
  return new Map(entries);
}

/** Encodes a picture at a width, turned upright and without its metadata; kept in `.cache/pictures`. */
async function encode(
  { file, version }: OwnFile,
  width: number,
  [root, folder]: readonly [root: string, folder: string],
): Promise<Buffer> {
  const how = JSON.stringify([width, encoding]);
  const make = () =>
    sharp(readOwn(root, folder, file), { failOn: 'error' })
      .autoOrient()
      .resize({ width })
      .avif(encoding)
      .toBuffer();
  try {
    const cache = resolve(root, '.cache/pictures');
    return (await keptFile(cache, `${width}.avif`, [version, how], make)).content;
  } catch (error) {
    const problem = `the picture cannot be decoded: ${(error as Error).message}.`;
    throw new StoryError([{ file, problem, remedy: 'Save it again, as a JPEG or a PNG.' }]);
  }
}

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt',
};

/** Publishes a story's pictures in the sizes that screens need, and its videos as they are; in dev on request. */
export function picturesPlugin(store: StoryStore): Plugin {
  return {
    name: 'pictures',
    async generateBundle() {
      // One after the other: each takes as much memory as its picture has pixels, and all cores.
      for (const [fileName, make] of filesOf(await store.load(), store.root))
        this.emitFile({ type: 'asset', fileName, source: await make() });
    },
    configureServer({ middlewares }) {
      middlewares.use(async ({ url = '' }, response, next) => {
        const address = url.replace(/^\/|\?.*$/g, '');
        if (!address.startsWith('assets/pictures/')) return next();
        try {
          const make = filesOf(await store.load(), store.root).get(address);
          if (!make) return next();
          response.setHeader('Content-Type', types[extname(address).slice(1)] ?? '');
          response.end(await make());
        } catch (error) {
          next(error);
        }
      });
    },
  };
}
