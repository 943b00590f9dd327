import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Theme } from '../../style/palette.ts';
import { memoizeByObject } from '../story/files/memoize.ts';
import { accentOf, type LoadedStory } from '../story/load-story.ts';
import type { Section } from '../story/text/read-sections.ts';
import { mapWords, namedPlaces, toldLayers } from '../story/told/map-words.ts';
import { frameScene } from './frame.ts';
import { type KeptPictures, keptPictures } from './kept-pictures.ts';
import { type LabelFonts, openLabelFonts } from './labels/label-fonts.ts';
import { posterDetail, posterFrame, posterImage, renderPoster } from './poster.ts';
import { renderPosterNames } from './poster-names.ts';
import { reliefPicture } from './relief-picture.ts';
import { renderSectionMap } from './render-still.ts';
import { shareImage } from './share-image.ts';
import { type MapOptions, storyMaps } from './story-stills.ts';

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
