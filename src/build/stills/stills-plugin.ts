import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { ToldLayer } from '../../kinds/kind.ts';
import type { Theme } from '../../style/palette.ts';
import { mapWords } from '../map-words/map-words.ts';
import { type NamedPlace, namedPlaces, toldLayers } from '../map-words/told-layers.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import { accentOf } from '../render/head-css.ts';
import type { SectionMap } from '../render/render-story.ts';
import { frameScene } from './frame.ts';
import { keptPictures } from './kept-pictures.ts';
import { type LabelFonts, openLabelFonts } from './labels/label-fonts.ts';
import { posterDetail, posterFrame, posterImage, renderPoster } from './poster.ts';
import { renderPosterNames } from './poster-names.ts';
import { reliefPicture } from './relief-picture.ts';
import { renderSectionMap } from './render-still.ts';
import { shareImage } from './share-image.ts';
import { storyMaps } from './story-stills.ts';

/** The plugin that draws and emits the pictures, and the function that puts one into its section. */
export interface SectionMaps {
  readonly plugin: Plugin;
  readonly sectionMap: SectionMap;
}

const mapElement = '<div id="map"></div>';

/**
 * The pictures of the story's map: one for every section, the poster that stands in for the live
 * map, and the one for links to the story, all drawn from the scenes and the live map's own style
 * and data. They are files named by their content in a build, and served from memory in dev.
 *
 * The plugin comes after the one that asks it for the sections' maps.
 */
export function sectionMaps(): SectionMaps {
  const pictures = keptPictures();
  const telling = tellOnce();
  let fonts: LabelFonts | undefined;
  let root = '.';
  let opening: { readonly loaded: LoadedStory; readonly scene: SceneSpec } | undefined;
  return {
    async sectionMap(section, scene, loaded) {
      const written = fonts;
      if (!written) throw new Error('The plugin of the section maps must be among the plugins.');
      if (section === loaded.story.sections[0]) opening = { loaded, scene };
      const { told, places } = telling(loaded);
      const words = mapWords(scene, told, places, loaded.words);
      const src = await pictures.keep(section.id, 'svg', async () => {
        const frame = frameScene(scene);
        const tiles = join(root, loaded.files.published, 'relief');
        const relief = await reliefPicture(frame, loaded.relief, tiles);
        return storyMaps(loaded)(scene, {
          frame,
          ...(relief && { relief }),
          section: section.id,
          title: section.title,
          description: words.full,
          fonts: written,
        });
      });
      const caption = section.parts.find(({ kind }) => kind === 'caption');
      return renderSectionMap({
        id: section.id,
        src,
        words,
        caption: caption && 'html' in caption ? caption.html : undefined,
        sources: sourcesOf(scene, loaded),
      });
    },
    plugin: {
      name: 'section-maps',
      async configResolved(config) {
        root = config.root;
        if (config.command === 'serve') pictures.drawWhenAsked();
        fonts = await openLabelFonts();
      },
      configureServer(server) {
        server.middlewares.use(pictures.serve);
      },
      transformIndexHtml: {
        order: 'pre',
        async handler(html) {
          if (!opening) return html;
          const { scene, loaded } = opening;
          const poster = async (theme: Theme) =>
            pictures.keep(`poster-${theme}`, 'avif', () =>
              posterImage(drawPoster(scene, loaded, theme)),
            );
          const src = { light: await poster('light'), dark: await poster('dark') };
          const names = renderPosterNames(scene.names ?? [], namedPlaces(loaded));
          return html.replace(
            mapElement,
            `${renderPoster(src, loaded.world.poster)}${names}\n        ${mapElement}`,
          );
        },
      },
      async generateBundle() {
        for (const [fileName, draw] of pictures.all())
          this.emitFile({ type: 'asset', fileName, source: await draw() });
        if (!opening || !fonts) return;
        const { loaded, scene } = opening;
        const { meta } = loaded.story;
        const source = await shareImage(
          meta,
          scene,
          storyMaps(loaded),
          fonts,
          accentOf(loaded, 'light'),
        );
        this.emitFile({ type: 'asset', fileName: 'og.png', source });
      },
    },
  };
}

/** What can be told of a story's layers and places, gathered once for all of its sections. */
function tellOnce(): (loaded: LoadedStory) => { told: ToldLayer[]; places: NamedPlace[] } {
  const known = new WeakMap<LoadedStory, { told: ToldLayer[]; places: NamedPlace[] }>();
  return (loaded) => {
    const found = known.get(loaded) ?? { told: toldLayers(loaded), places: namedPlaces(loaded) };
    known.set(loaded, found);
    return found;
  };
}

function drawPoster(scene: SceneSpec, loaded: LoadedStory, theme: Theme): string {
  return storyMaps(loaded)(scene, {
    frame: posterFrame(loaded.world),
    title: loaded.story.meta.title,
    description: '',
    detail: posterDetail,
    theme,
  });
}

/** Where a scene's map comes from: its layers, and the ground and the names that every map has. */
function sourcesOf({ layers }: SceneSpec, loaded: LoadedStory) {
  const ofStory = new Set(loaded.layers.map(({ id }) => id));
  return loaded.described
    .filter(({ id }) => Object.hasOwn(layers, id) || !ofStory.has(id))
    .flatMap(({ metadata }) => metadata.sources);
}
