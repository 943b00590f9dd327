import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { reliefFolders } from '../load/files/story-files.ts';
import { type MapWords, mapWords, namedPlaces, toldLayers } from '../load/geometry/map-words.ts';
import { accentOf, type LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import { escapeHtml } from '../load/text/html.ts';
import type { Section } from '../load/text/read-sections.ts';
import type { Theme } from '../style/palette.ts';
import { contourSource, contourTiles } from '../style/relief.ts';
import { type DrawMap, storyMaps } from './draw-map.ts';
import { boxOf, frameScene, sectionSize } from './frame.ts';
import { type LabelFonts, openLabelFonts } from './labels/outline-text.ts';
import { layerPictures, tilePictures } from './layer-pictures.ts';
import { coverOf, drawPoster, openingOf, renderPoster } from './poster.ts';
import { reliefPicture } from './relief-picture.ts';
import { shareImage } from './share-image.ts';
import { streetPlaces, streetTiles } from './streets/street-tiles.ts';

/** Draws the static map of one section as a `<figure class="section-map">`, with the keys of its colours. */
export type SectionMap = (
  section: Section,
  scene: SceneSpec,
  loaded: LoadedStory,
  keys?: string,
) => string | Promise<string>;

/** Draws still maps, the poster and the picture for links: files named by their content, in dev drawn on request. */
export function sectionMaps({ root, load }: StoryStore) {
  const pictures = keptPictures();
  const made = new WeakMap<LoadedStory, Promise<DrawMap>>();
  const folderOf = ({ files }: LoadedStory) => resolve(root, files.published);
  const makeMaps = async (loaded: LoadedStory): Promise<DrawMap> => {
    const folder = folderOf(loaded);
    const own = await layerPictures(folder, loaded.layers);
    const streets = streetTiles(loaded.streets, folder);
    const lines = { folder: 'relief', source: contourSource, closer: 0 };
    const contours = streetTiles(contourTiles(loaded.relief), folder, lines);
    const draw = storyMaps(loaded, own, (frame) => ({ ...streets(frame), ...contours(frame) }));
    return async (scene, options) => {
      const pictures = await tilePictures(folder, loaded.layers, scene, options.frame);
      return draw(scene, { ...options, pictures });
    };
  };
  /** What draws a story's maps, made once for all sections: it reads all data and makes the style twice. */
  const mapsOf = (loaded: LoadedStory): Promise<DrawMap> => {
    const maps = made.get(loaded) ?? makeMaps(loaded);
    made.set(loaded, maps);
    return maps;
  };
  let fonts: LabelFonts = {};
  const wordsOf = (scene: SceneSpec, loaded: LoadedStory): MapWords => {
    const streets = streetTiles(loaded.streets, folderOf(loaded));
    const frame = frameScene(scene);
    const named = [...namedPlaces(loaded), ...streetPlaces(streets(frame), loaded.story.meta.lang)];
    return mapWords(scene, toldLayers(loaded), named, loaded.words, boxOf(frame));
  };
  type Drawn = readonly [section: Section, scene: SceneSpec, loaded: LoadedStory];
  const drawSection = async ([{ id, title }, scene, loaded]: Drawn, hills?: 'png') => {
    const frame = frameScene(scene);
    const tiles = reliefFolders(loaded.files).map((folder) => resolve(root, folder));
    const relief = await reliefPicture(frame, loaded.relief, tiles, hills);
    const description = wordsOf(scene, loaded).full;
    const texts = { section: id, title, description, fonts };
    const draw = await mapsOf(loaded);
    return draw(scene, { frame, ...texts, ...(relief && { relief }) });
  };
  const mapFile = (...drawn: Drawn) =>
    pictures.keep(`${drawn[0].id}.svg`, () => drawSection(drawn));
  const posterFile = (theme: Theme, scene: SceneSpec, loaded: LoadedStory): Promise<string> =>
    pictures.keep(`poster-${theme}.avif`, async () =>
      drawPoster(await mapsOf(loaded), scene, loaded.world, theme),
    );
  /** The poster as HTML; nothing where the story opens without a scene. */
  const poster = async (loaded: LoadedStory): Promise<string> => {
    const scene = openingOf(loaded);
    if (!scene) return '';
    const cover = coverOf(scene, loaded.layers);
    const src = cover
      ? { light: cover.picture, dark: cover.picture }
      : {
          light: await posterFile('light', scene, loaded),
          dark: await posterFile('dark', scene, loaded),
        };
    const bounds = cover?.bounds ?? loaded.world.poster;
    const named = namedPlaces(loaded).filter(({ name }) => scene.names?.includes(name));
    return renderPoster(src, bounds, cover ? [] : named);
  };
  return {
    async sectionMap(section: Section, scene: SceneSpec, loaded: LoadedStory, keys = '') {
      const src = await mapFile(section, scene, loaded);
      const about = { keys, credit: creditOf(scene, loaded) };
      return renderFigure(section, src, wordsOf(scene, loaded), about);
    },
    poster,
    plugin: {
      name: 'section-maps',
      async configResolved({ command }) {
        pictures.drawOnRequest = command === 'serve';
        fonts = await openLabelFonts();
      },
      configureServer(server) {
        server.middlewares.use(pictures.serve);
      },
      async generateBundle() {
        const loaded = await load();
        const { meta, sections } = loaded.story;
        const accent = accentOf(loaded, 'light');
        const emit = (fileName: string, source: string | Buffer) =>
          this.emitFile({ type: 'asset', fileName, source });
        const written = sections.map(async (section, index) => {
          const scene = loaded.scenes[section.id];
          if (!scene) return;
          await mapFile(section, scene, loaded);
          if (index > 0) return;
          const map = Buffer.from(await drawSection([section, scene, loaded], 'png'));
          emit('og.png', await shareImage(meta, map, fonts, accent));
        });
        await Promise.all([...written, poster(loaded)]);
        for (const [fileName, draw] of pictures.all) emit(fileName, await draw());
      },
    } satisfies Plugin,
  };
}

/** Keeps the pictures of a page in memory by their files' names, drawn at once or on request. */
function keptPictures() {
  type Picture = string | Buffer;
  const all = new Map<string, () => Picture | Promise<Picture>>();
  const serve: Connect.NextHandleFunction = async (request, response, next) => {
    const file = (request.url ?? '').replace(/^\/|\?.*$/g, '');
    const draw = all.get(file);
    if (!draw) return next();
    try {
      const picture = await draw();
      response.setHeader('Content-Type', file.endsWith('.avif') ? 'image/avif' : 'image/svg+xml');
      response.setHeader('Cache-Control', 'no-cache');
      response.end(picture);
    } catch (error) {
      next(error);
    }
  };
  /** The files of a build, by their names without a hash. */
  const drawn = new Map<string, Promise<string>>();
  const hashed = async (name: string, picture: Picture): Promise<string> => {
    // Eight characters that change with the content, as Vite names its own files.
    const hash = createHash('sha256').update(picture).digest('base64url').slice(0, 8);
    const file = `assets/maps/${name.replace('.', `-${hash}.`)}`;
    all.set(file, () => picture);
    return file;
  };
  return {
    all,
    serve,
    drawOnRequest: false,
    /** Returns the file's name, with a hash of its content where it is drawn at once. */
    async keep(name: string, draw: () => Promise<Picture>): Promise<string> {
      if (this.drawOnRequest) {
        all.set(`assets/maps/${name}`, draw);
        return `assets/maps/${name}`;
      }
      const file = drawn.get(name) ?? draw().then((picture) => hashed(name, picture));
      drawn.set(name, file);
      return file;
    },
  };
}

/** The width at which a picture is laid out before its column is known, in CSS pixels. */
const width = 800;

/**
 * A section's map as a figure: the picture, the map in words, and its credits. Beside the live map all of it
 * is hidden but an image without a picture, whose name for screen readers is the words.
 */
function renderFigure(
  { id, parts }: Section,
  src: string,
  words: MapWords,
  { keys, credit }: { readonly keys: string; readonly credit: string },
) {
  const height = Math.round((width * sectionSize.height) / sectionSize.width);
  const [named, alt, full] = [id, words.short, words.full].map(escapeHtml);
  const written = parts.find(({ kind }) => kind === 'caption');
  const caption =
    written && 'html' in written ? `<div class="map-caption">${written.html}</div>\n` : '';
  return `<figure class="section-map" aria-labelledby="_heading_${named}">
<div class="map-heard" role="img" aria-labelledby="_words_${named}"></div>
<img vite-ignore src="${escapeHtml(src)}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${alt}">
<figcaption>${keys}${caption}<p class="map-words" id="_words_${named}">${full}</p>
<p class="map-credit">${escapeHtml(credit)}</p></figcaption>
</figure>
`;
}

/** Where a scene's map comes from: its layers, and the ground and the names that every map has. */
function creditOf({ layers }: SceneSpec, loaded: LoadedStory): string {
  const ofStory = new Set(loaded.layers.map(({ id }) => id));
  const credits = loaded.described
    .filter(({ id }) => Object.hasOwn(layers, id) || !ofStory.has(id))
    .flatMap(({ metadata }) => metadata.sources.map(({ credit }) => credit));
  return [...new Set(credits)].join(' · ');
}
