import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { palette, type Theme } from '../../style/palette.ts';
import * as toldIn from '../../words/en.ts';
import { mapWords } from '../map-words/map-words.ts';
import { namedPlaces, toldLayers } from '../map-words/told-layers.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import type { SectionMap } from '../render/section-map.ts';
import { frameScene } from './frame.ts';
import { type LabelFonts, openLabelFonts } from './labels/label-fonts.ts';
import { posterDetail, posterFrame, posterImage, renderPoster } from './poster.ts';
import { reliefPicture } from './relief-picture.ts';
import { renderSectionMap } from './render-still.ts';
import { shareImage } from './share-image.ts';
import { storyMaps } from './story-stills.ts';

/** The plugin that draws and emits the pictures, and the function that puts one into its section. */
export interface SectionMaps {
  readonly plugin: Plugin;
  readonly sectionMap: SectionMap;
}

const folder = 'assets/maps';
const mediaTypes = { svg: 'image/svg+xml', avif: 'image/avif' } as const;
/** Where the relief's tiles lie, below the project's root. */
const reliefTiles = 'public/relief';

const mapElement = '<div id="map"></div>';

/**
 * The pictures of the story's map: one for every section, the poster that stands in for the live
 * map, and the one for links to the story, all drawn from the scenes and the live map's own style
 * and data. They are files named by their content in a build, and served from memory in dev.
 *
 * The plugin comes after the one that asks it for the sections' maps.
 *
 * @param labels The names that the story places on its map by hand.
 */
export function sectionMaps(labels: readonly LabelSpec[]): SectionMaps {
  const pictures = new Map<string, string | Buffer>();
  let fonts: LabelFonts | undefined;
  let reliefFolder = reliefTiles;
  let opening: { readonly loaded: LoadedStory; readonly scene: SceneSpec } | undefined;
  const keep = (name: string, type: keyof typeof mediaTypes, picture: string | Buffer): string => {
    const file = `${folder}/${name}-${contentHash(picture)}.${type}`;
    pictures.set(file, picture);
    return file;
  };
  return {
    async sectionMap(section, scene, loaded) {
      if (!fonts) throw new Error('The plugin of the section maps must be among the plugins.');
      if (section === loaded.story.sections[0]) opening = { loaded, scene };
      const words = mapWords(scene, toldLayers(loaded), namedPlaces(loaded), toldIn);
      const frame = frameScene(scene);
      const svg = storyMaps(loaded, labels)(scene, {
        frame,
        relief: await reliefPicture(frame, reliefFolder),
        title: section.title,
        description: words.full,
        fonts,
      });
      const src = keep(section.id, 'svg', svg);
      return renderSectionMap({ id: section.id, src, words, sources: sourcesOf(scene, loaded) });
    },
    plugin: {
      name: 'section-maps',
      async configResolved({ root }) {
        reliefFolder = join(root, reliefTiles);
        fonts = await openLabelFonts();
      },
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          const file = (request.url ?? '').replace(/^\/|\?.*$/g, '');
          const picture = pictures.get(file);
          if (picture === undefined) return next();
          const type = file.endsWith('.avif') ? 'avif' : 'svg';
          response.setHeader('Content-Type', mediaTypes[type]);
          response.end(picture);
        });
      },
      transformIndexHtml: {
        order: 'pre',
        async handler(html) {
          if (!opening) return html;
          const { scene, loaded } = opening;
          const poster = async (theme: Theme) =>
            keep(
              `poster-${theme}`,
              'avif',
              await posterImage(drawPoster(scene, loaded, labels, theme)),
            );
          const src = { light: await poster('light'), dark: await poster('dark') };
          return html.replace(mapElement, `${renderPoster(src)}\n        ${mapElement}`);
        },
      },
      async generateBundle() {
        for (const [fileName, source] of pictures)
          this.emitFile({ type: 'asset', fileName, source });
        if (!opening || !fonts) return;
        const { loaded, scene } = opening;
        const maps = storyMaps(loaded, labels);
        const accent = loaded.layers[0]?.color.light ?? palette('light').ink;
        const source = await shareImage(loaded.story.meta, scene, maps, fonts, accent);
        this.emitFile({ type: 'asset', fileName: 'og.png', source });
      },
    },
  };
}

function drawPoster(
  scene: SceneSpec,
  loaded: LoadedStory,
  labels: readonly LabelSpec[],
  theme: Theme,
): string {
  return storyMaps(loaded, labels)(scene, {
    frame: posterFrame(),
    title: loaded.story.meta.title,
    description: '',
    detail: posterDetail,
    theme,
  });
}

/** Where a scene's map comes from: its layers, and the ground and the names that every map has. */
function sourcesOf({ layers }: SceneSpec, loaded: LoadedStory) {
  const shown = new Set(layers.map((layer) => (typeof layer === 'string' ? layer : layer[0])));
  const ofStory = new Set(loaded.layers.map(({ id }) => id));
  return loaded.described
    .filter(({ id }) => shown.has(id) || !ofStory.has(id))
    .flatMap(({ metadata }) => metadata.sources);
}

/** Eight characters that change with the content, as Vite names its own files. */
function contentHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 8);
}
