import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Theme } from '../../style/palette.ts';
import { mapWords } from '../map-words/map-words.ts';
import { namedPlaces, toldLayers } from '../map-words/told-layers.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import { accentOf } from '../render/head-css.ts';
import type { SectionMap } from '../render/render-story.ts';
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

const mapElement = '<div id="map"></div>';

/**
 * The pictures of the story's map: one for every section, the poster that stands in for the live
 * map, and the one for links to the story, all drawn from the scenes and the live map's own style
 * and data. They are files named by their content in a build, and served from memory in dev.
 *
 * The plugin comes after the one that asks it for the sections' maps.
 */
export function sectionMaps(): SectionMaps {
  const pictures = new Map<string, string | Buffer>();
  let fonts: LabelFonts | undefined;
  let root = '.';
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
      const words = mapWords(scene, toldLayers(loaded), namedPlaces(loaded), loaded.words);
      const frame = frameScene(scene);
      const tiles = join(root, loaded.files.published, 'relief');
      const relief = await reliefPicture(frame, loaded.relief, tiles);
      const svg = storyMaps(loaded)(scene, {
        frame,
        ...(relief && { relief }),
        section: section.id,
        title: section.title,
        description: words.full,
        fonts,
      });
      const src = keep(section.id, 'svg', svg);
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
            keep(`poster-${theme}`, 'avif', await posterImage(drawPoster(scene, loaded, theme)));
          const src = { light: await poster('light'), dark: await poster('dark') };
          return html.replace(
            mapElement,
            `${renderPoster(src, loaded.world.poster)}\n        ${mapElement}`,
          );
        },
      },
      async generateBundle() {
        for (const [fileName, source] of pictures)
          this.emitFile({ type: 'asset', fileName, source });
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

/** Eight characters that change with the content, as Vite names its own files. */
function contentHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 8);
}
