import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import type { LayerSource } from '../../core/story/layer-metadata.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Theme } from '../../style/palette.ts';
import { accentOf } from '../story/accent.ts';
import { memoizeByObject } from '../story/files/memoize.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { escapeHtml } from '../story/text/escape-html.ts';
import type { Section } from '../story/text/story.ts';
import { type MapWords, mapWords } from '../story/told/map-words.ts';
import { namedPlaces, toldLayers } from '../story/told/told-layers.ts';
import { type MapOptions, storyMaps } from './draw-map.ts';
import { frameScene, sectionSize } from './frame.ts';
import { type LabelFonts, openLabelFonts } from './labels/outline-text.ts';
import {
  posterDetail,
  posterFrame,
  posterImage,
  renderPoster,
  renderPosterNames,
} from './poster.ts';
import { reliefPicture } from './relief-picture.ts';
import { shareImage } from './share-image.ts';

/** Draws the static map of one section as a `<figure class="section-map">`. */
export type SectionMap = (
  section: Section,
  scene: SceneSpec,
  loaded: LoadedStory,
) => string | Promise<string>;

/** The plugin that draws and emits the pictures, and the function that puts one into its section. */
interface SectionMaps {
  readonly plugin: Plugin;
  readonly sectionMap: SectionMap;
}

const mapElement = '<div id="map"></div>';

/** The first section's scene, which the poster and the picture for links show. */
interface Opening {
  readonly loaded: LoadedStory;
  readonly scene: SceneSpec;
}

/**
 * The pictures of the story's map: one for every section, the poster that stands in for the live
 * map, and the one for links to the story, all drawn from the scenes and the live map's own style
 * and data. They are files named by their content in a build, and served from memory in dev.
 *
 * The plugin comes after the one that asks it for the sections' maps.
 *
 * @param root The project's root.
 */
export function sectionMaps(root: string): SectionMaps {
  const pictures = keptPictures();
  let fonts: LabelFonts | undefined;
  let opening: Opening | undefined;
  return {
    async sectionMap(section, scene, loaded) {
      const written = fonts;
      if (!written) throw new Error('The plugin of the section maps must be among the plugins.');
      if (section === loaded.story.sections[0]) opening = { loaded, scene };
      const { told, places } = telling(loaded);
      const words = mapWords(scene, told, places, loaded.words);
      const { id, title } = section;
      const texts = { section: id, title, description: words.full, fonts: written };
      const draw = () => drawSection(scene, loaded, root, texts);
      const src = await pictures.keep(id, 'svg', draw);
      const sources = sourcesOf(scene, loaded);
      return renderSectionMap({ id, src, words, caption: captionOf(section), sources });
    },
    plugin: {
      name: 'section-maps',
      async configResolved({ command }) {
        if (command === 'serve') pictures.drawOnRequest();
        fonts = await openLabelFonts();
      },
      configureServer(server) {
        server.middlewares.use(pictures.serve);
      },
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => (opening ? withPoster(html, opening, pictures) : html),
      },
      async generateBundle() {
        for (const [fileName, draw] of pictures.all())
          this.emitFile({ type: 'asset', fileName, source: await draw() });
        if (!opening || !fonts) return;
        const source = await drawForLinks(opening, fonts);
        this.emitFile({ type: 'asset', fileName: 'og.png', source });
      },
    },
  };
}

/** What can be told of a story's layers and places. */
const telling = memoizeByObject((loaded: LoadedStory) => ({
  told: toldLayers(loaded),
  places: namedPlaces(loaded),
}));

async function drawSection(
  scene: SceneSpec,
  loaded: LoadedStory,
  root: string,
  texts: Omit<MapOptions, 'frame' | 'relief'>,
): Promise<string> {
  const frame = frameScene(scene);
  const tiles = join(root, loaded.files.published, 'relief');
  const relief = await reliefPicture(frame, loaded.relief, tiles);
  return storyMaps(loaded)(scene, { frame, ...(relief && { relief }), ...texts });
}

/** The page with the poster, drawn in both themes, and the names on it, beneath the map. */
async function withPoster(
  html: string,
  { loaded, scene }: Opening,
  { keep }: KeptPictures,
): Promise<string> {
  const draw = (theme: Theme) =>
    storyMaps(loaded)(scene, {
      frame: posterFrame(loaded.world),
      title: loaded.story.meta.title,
      description: '',
      detail: posterDetail,
      theme,
    });
  const kept = (theme: Theme) => keep(`poster-${theme}`, 'avif', () => posterImage(draw(theme)));
  const src = { light: await kept('light'), dark: await kept('dark') };
  const poster = renderPoster(src, loaded.world.poster);
  const names = renderPosterNames(scene.names ?? [], namedPlaces(loaded));
  return html.replace(mapElement, `${poster}${names}\n        ${mapElement}`);
}

function drawForLinks({ loaded, scene }: Opening, fonts: LabelFonts): Promise<Buffer> {
  const accent = accentOf(loaded, 'light');
  return shareImage(loaded.story.meta, scene, storyMaps(loaded), fonts, accent);
}

/** What the story itself writes beneath a section's map, as HTML. */
function captionOf({ parts }: Section): string | undefined {
  const caption = parts.find(({ kind }) => kind === 'caption');
  return caption && 'html' in caption ? caption.html : undefined;
}

/** Where a scene's map comes from: its layers, and the ground and the names that every map has. */
function sourcesOf({ layers }: SceneSpec, loaded: LoadedStory) {
  const ofStory = new Set(loaded.layers.map(({ id }) => id));
  return loaded.described
    .filter(({ id }) => Object.hasOwn(layers, id) || !ofStory.has(id))
    .flatMap(({ metadata }) => metadata.sources);
}

type Picture = string | Buffer;

/** Draws a picture, or returns the drawn one. */
type DrawPicture = () => Picture | Promise<Picture>;

const folder = 'assets/maps';
const mediaTypes = { svg: 'image/svg+xml', avif: 'image/avif' } as const;

/** The pictures of a page by their files' names. */
interface KeptPictures {
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
function keptPictures(): KeptPictures {
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

/** What a section's map is put into the page with. */
interface SectionMapParts {
  readonly id: string;
  /** The URL of the picture, relative to the page. */
  readonly src: string;
  readonly words: MapWords;
  /** What the story says beneath the picture, as the HTML of a paragraph, if anything. */
  readonly caption?: string | undefined;
  readonly sources: readonly LayerSource[];
}

/** The width at which a picture is laid out before its column is known, in CSS pixels. */
const width = 800;

/**
 * A section's map as a figure: the picture, the map in words, and whom its data comes from. Beside the
 * live map, where none of this is shown, an image without a picture says the words to those who hear
 * the page; they are its name and no text of the page, so that a search leads to words that are seen.
 */
function renderSectionMap(parts: SectionMapParts): string {
  const { id, src, words, caption, sources } = parts;
  const height = Math.round((width * sectionSize.height) / sectionSize.width);
  const credits = [...new Set(sources.map(({ credit }) => credit))].join(' · ');
  return `<figure class="section-map">
<div class="map-heard" role="img" aria-labelledby="words-${escapeHtml(id)}"></div>
<img vite-ignore src="${escapeHtml(src)}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${escapeHtml(words.short)}">
<figcaption>${caption ? `<div class="map-caption">${caption}</div>\n` : ''}<p class="map-words" id="words-${escapeHtml(id)}">${escapeHtml(words.full)}</p>
<p class="map-credit">${escapeHtml(credits)}</p></figcaption>
</figure>
`;
}
