import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Plugin } from 'vite';
import { getOrMake } from '../core/get-or-make.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { reliefFolders } from '../files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import { escapeHtml } from '../read/text/html.ts';
import type { Section } from '../read/text/read-sections.ts';
import type { Theme } from '../style/palette.ts';
import { contourSource, contourTiles } from '../style/relief.ts';
import { coverSource } from '../style/streets/street-data.ts';
import { type DrawMap, storyMaps } from './draw-map.ts';
import { boxOf, type Frame, frameScene, sectionSize } from './frame.ts';
import { type LabelFonts, openLabelFonts } from './labels/outline-text.ts';
import { layerPictures, tilePictures } from './layer-pictures.ts';
import { type MapWords, mapWords, namedPlaces, toldLayers } from './map-words.ts';
import { drawPoster, openingOf, renderPoster } from './poster.ts';
import { reliefPicture } from './relief-picture.ts';
import { shareImage } from './share-image.ts';
import { streetPlaces, streetTiles } from './street-tiles.ts';
import { accentOf } from './themed-style.ts';

/** Limits how many stills are drawn at once, since the hills decoded for each take megabytes. */
const drawnAtOnce = pLimit(4);

export type MadeFiles = ReadonlyMap<string, () => Promise<string | Uint8Array>>;

export function sectionMaps({ load }: StoryStore) {
  const files = new Map<string, () => Promise<string | Buffer>>();
  const drawn = new Map<string, Promise<string>>();
  const made = new WeakMap<LoadedStory, Promise<DrawMap>>();
  let isServed = false;
  let fonts: LabelFonts = {};
  /** Returns a picture's URL, with a hash of its content in a build. */
  const keep = async (name: string, draw: () => Promise<string | Buffer>): Promise<string> => {
    if (isServed) {
      files.set(`assets/maps/${name}`, draw);
      return `assets/maps/${name}`;
    }
    return getOrMake(drawn, name, () => draw().then((picture) => hashed(name, picture)));
  };
  const hashed = (name: string, picture: string | Buffer): string => {
    // The name has the same form as those that Vite gives its own files.
    const hash = createHash('sha256').update(picture).digest('base64url').slice(0, 8);
    const file = `assets/maps/${name.replace('.', `-${hash}.`)}`;
    files.set(file, async () => picture);
    return file;
  };
  const folderOf = ({ files }: LoadedStory) => files.at(files.published);
  const makeMaps = async (loaded: LoadedStory): Promise<DrawMap> => {
    const folder = folderOf(loaded);
    const own = await layerPictures(folder, loaded.layers);
    const streets = streetTiles(loaded.streets, folder);
    const lines = { folder: 'relief', source: contourSource, closer: 0 };
    const contours = streetTiles(contourTiles(loaded.relief), folder, lines);
    const cover = streetTiles(loaded.cover, folder, { source: coverSource });
    const behind = (frame: Frame) => ({ ...streets(frame), ...cover(frame), ...contours(frame) });
    const draw = storyMaps(loaded, own, behind);
    return async (scene, options) => {
      const pictures = await tilePictures(folder, loaded.layers, scene, options.frame);
      return draw(scene, { ...options, pictures });
    };
  };
  /** Makes the function once for all sections, since that reads all data and builds the style twice. */
  const mapsOf = (loaded: LoadedStory): Promise<DrawMap> =>
    getOrMake(made, loaded, () => makeMaps(loaded));
  const wordsOf = (scene: SceneSpec, loaded: LoadedStory): MapWords => {
    const streets = streetTiles(loaded.streets, folderOf(loaded));
    const frame = frameScene(scene);
    const named = [...namedPlaces(loaded), ...streetPlaces(streets(frame), loaded.story.meta.lang)];
    return mapWords(scene, toldLayers(loaded), named, loaded.words, boxOf(frame));
  };
  const drawSection = async (
    { id, title }: Section,
    scene: SceneSpec,
    loaded: LoadedStory,
    hills?: 'png',
  ): Promise<string> => {
    const frame = frameScene(scene);
    const tiles = reliefFolders(loaded.files).map(loaded.files.at);
    const relief = await reliefPicture(frame, loaded.relief, tiles, hills);
    const description = wordsOf(scene, loaded).full;
    const draw = await mapsOf(loaded);
    return draw(scene, { frame, section: id, title, description, fonts, relief });
  };
  const mapFile = (section: Section, scene: SceneSpec, loaded: LoadedStory) =>
    keep(`${section.id}.svg`, () => drawnAtOnce(() => drawSection(section, scene, loaded)));
  const poster = async (loaded: LoadedStory): Promise<string> => {
    const { scene, cover } = openingOf(loaded);
    if (!scene) return '';
    if (cover) return renderPoster({ light: cover.picture, dark: cover.picture }, cover.bounds, []);
    const posterFile = (theme: Theme) =>
      keep(`poster-${theme}.avif`, async () =>
        drawPoster(await mapsOf(loaded), scene, loaded.world.poster, theme),
      );
    const src = { light: await posterFile('light'), dark: await posterFile('dark') };
    const named = namedPlaces(loaded).filter(({ name }) => scene.names?.includes(name));
    return renderPoster(src, loaded.world.poster, named);
  };
  return {
    files: files as MadeFiles,
    async sectionMap(section: Section, scene: SceneSpec, loaded: LoadedStory, keys = '') {
      const src = await mapFile(section, scene, loaded);
      return renderFigure(section, src, wordsOf(scene, loaded), keys, creditOf(scene, loaded));
    },
    poster,
    plugin: {
      name: 'section-maps',
      async configResolved({ command }) {
        isServed = command === 'serve';
        fonts = await openLabelFonts();
      },
      async generateBundle() {
        const loaded = await load();
        const { meta, sections } = loaded.story;
        const written = sections.map(async (section, index) => {
          const scene = loaded.scenes[section.id];
          if (!scene) return;
          await mapFile(section, scene, loaded);
          if (index > 0) return;
          // sharp draws no WebP within an SVG.
          const map = Buffer.from(await drawSection(section, scene, loaded, 'png'));
          const source = await shareImage(meta, map, fonts, accentOf(loaded, 'light'));
          this.emitFile({ type: 'asset', fileName: 'og.png', source });
        });
        await Promise.all([...written, poster(loaded)]);
      },
    } satisfies Plugin,
  };
}

/** Width of a map, in CSS pixels, before the column's width is known. */
const width = 800;

/** When there is a live map, only this figure's text remains, for screen readers. */
function renderFigure(
  { id, parts }: Section,
  src: string,
  words: MapWords,
  keys: string,
  credit: string,
): string {
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

function creditOf({ layers }: SceneSpec, loaded: LoadedStory): string {
  const ofStory = new Set(loaded.layers.map(({ id }) => id));
  const credits = loaded.described
    .filter(({ id }) => Object.hasOwn(layers, id) || !ofStory.has(id))
    .flatMap(({ metadata }) => metadata.sources.map(({ credit }) => credit));
  const heights = loaded.relief['relief-window']?.credit ?? [];
  return [...new Set(credits.concat(heights))].join(' · ');
}
