import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import type { LabelSpec } from '../../core/label-spec.ts';
import { layerFacts, namedPlaces } from '../map-words/layer-facts.ts';
import { mapWords } from '../map-words/map-words.ts';
import type { SectionMap } from '../section-map.ts';
import { frameScene } from './frame.ts';
import { type LabelFonts, openLabelFonts } from './label-fonts.ts';
import { renderSectionMap } from './render-section-map.ts';
import { storyMaps } from './story-maps.ts';

/** The plugin that draws and emits the pictures, and the function that puts one into its section. */
export interface SectionMaps {
  readonly plugin: Plugin;
  readonly sectionMap: SectionMap;
}

const folder = 'assets/maps';

/**
 * A static map of every section, drawn from its scene and the live map's own style and data:
 * files named by their content in a build, served from memory in dev.
 *
 * @param labels The names that the story places on its map by hand.
 */
export function sectionMaps(labels: readonly LabelSpec[]): SectionMaps {
  const pictures = new Map<string, string>();
  let fonts: LabelFonts | undefined;
  return {
    sectionMap(section, scene, loaded) {
      if (!fonts) throw new Error('The plugin of the section maps must be among the plugins.');
      const words = mapWords(scene, layerFacts(loaded), namedPlaces(loaded));
      const svg = storyMaps(loaded, labels)(scene, {
        frame: frameScene(scene),
        title: section.title,
        description: words.full,
        fonts,
      });
      const file = `${folder}/${section.id}-${contentHash(svg)}.svg`;
      pictures.set(file, svg);
      const sources = loaded.described.flatMap(({ metadata }) => metadata.sources);
      return renderSectionMap({ id: section.id, src: file, words, sources });
    },
    plugin: {
      name: 'section-maps',
      async configResolved() {
        fonts = await openLabelFonts();
      },
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          const svg = pictures.get((request.url ?? '').replace(/^\/|\?.*$/g, ''));
          if (svg === undefined) return next();
          response.setHeader('Content-Type', 'image/svg+xml');
          response.end(svg);
        });
      },
      generateBundle() {
        for (const [fileName, source] of pictures)
          this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** Eight characters that change with the content, as Vite names its own files. */
function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
