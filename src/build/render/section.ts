import { distanceTable } from '../../core/route/distance-table.ts';
import type { DistanceTable } from '../../core/route/km-at.ts';
import { readRoute } from '../../core/route/route.ts';
import { shareAtKm } from '../../core/route/route-shares.ts';
import type { Way } from '../../core/story/way-between.ts';
import type { Words } from '../story/files/read-words.ts';
import type { StoryFiles } from '../story/files/story-files.ts';
import type { GeometryFiles } from '../story/geometry/read-geojson.ts';
import { layerFeatures } from '../story/geometry/read-geometry.ts';
import { escapeHtml } from '../story/text/escape-html.ts';
import type { Section, SectionPart, Story } from '../story/text/story.ts';

/** What a section's HTML is made of beside its own text. */
export interface SectionContext {
  /** Whether this is the first section, whose heading is the page's. */
  readonly first: boolean;
  /** How long the way on the map to the next section is; nothing for the last. */
  readonly way?: Way | undefined;
  /** The routes that the section's scene draws. */
  readonly routes: readonly RouteDistances[];
  /** The static picture of the section's map, or nothing. */
  readonly map: string;
  /** What the engine says, in the story's language. */
  readonly words: Words['render'];
  /** The charts as their figures, by the name that the text calls them. */
  readonly charts: Readonly<Record<string, string>>;
  /** The list of sources. */
  readonly sources: string;
  /** The panels about the map's layers. */
  readonly aboutMap: string;
}

/** One section as a `<section>` with its card: kicker, heading, map, prose, records and charts. */
export function renderSection(section: Section, context: SectionContext): string {
  const id = escapeHtml(section.id);
  const way = context.way && context.way !== 'long' ? ` data-way="${context.way}"` : '';
  const heading = context.first ? 'h1' : 'h2';
  const kicker = section.kickerHtml ? `<p class="kicker">${section.kickerHtml}</p>\n` : '';
  return `<section id="${id}" data-place="${id}"${way} aria-labelledby="${id}-heading">
<div class="card">
${kicker}<${heading} id="${id}-heading">${section.titleHtml}</${heading}>
${context.map}${renderParts(section, context)}</div>
</section>
`;
}

/** The parts in their order, with the distance travelled after the prose that leads to them. */
function renderParts({ id, parts }: Section, context: SectionContext): string {
  const { routes } = context;
  const records = parts.filter(({ kind }) => kind === 'record');
  const rendered = parts.map((part) => renderPart(part, id, records.indexOf(part) + 1, context));
  const afterProse = parts.findIndex(({ kind }) => kind !== 'prose');
  const travelled = routes.map((route) => renderTravelled(route, routes.length > 1));
  rendered.splice(afterProse < 0 ? parts.length : afterProse, 0, ...travelled);
  return rendered.join('');
}

/** @param record Which of the section's records the part is, from 1. */
function renderPart(
  part: SectionPart,
  sectionId: string,
  record: number,
  { words, charts, sources, aboutMap }: SectionContext,
): string {
  switch (part.kind) {
    case 'prose':
      return part.html;
    case 'record': {
      const id = escapeHtml(`${sectionId}-record${record > 1 ? `-${record}` : ''}`);
      return `<aside class="record" role="note" aria-labelledby="${id}">
<h3 id="${id}">${escapeHtml(words.record)}</h3>
${part.html}</aside>
`;
    }
    case 'caption':
      return '';
    case 'chart':
      return charts[part.name] ?? '';
    case 'fold':
      return renderFold(part.title, part.html);
    case 'share':
      return renderShare(words);
    case 'sources':
      return renderFold(words.sources, sources);
    case 'about-map':
      return renderFold(words.aboutMap, aboutMap, aboutMapId);
  }
}

/**
 * Text that is folded beneath its heading until a reader opens it. A search in the page, a link into it
 * and paper show it too.
 */
function renderFold(title: string, html: string, id?: string): string {
  return `<details class="fold"${id === undefined ? '' : ` id="${id}"`}>
<summary><h3>${escapeHtml(title)}</h3></summary>
${html}</details>
`;
}

/**
 * The buttons with which a reader passes the story on or takes it along on paper, for the page's
 * script to connect. None leads to another site: sharing is the browser's own, where it has it.
 */
function renderShare({ share, copyLink, print }: Words['render']): string {
  const button = (does: string, words: string, more = '') =>
    `<button type="button" class="button" data-does="${does}"${more}>${escapeHtml(words)}</button>\n`;
  return `<div class="share">
${button('share', share, ' hidden')}${button('copy', copyLink)}${button('print', print)}</div>
`;
}

/** The id of the fold that says where the map comes from. */
const aboutMapId = 'about-this-map';

/** Where a link to what is told of the map leads: to its fold, or to the last section where there is none. */
export function aboutAnchor({ sections }: Pick<Story, 'sections'>): string {
  const told = sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return told ? aboutMapId : (sections.at(-1)?.id ?? '');
}

/** A route that a scene draws, and how far along it the reader has come as it is drawn. */
interface RouteDistances {
  /** The id of its layer. */
  readonly id: string;
  readonly distances: DistanceTable;
  /** Where it calls, as shares of its length on the map by the names of the places. */
  readonly stops: Readonly<Record<string, number>>;
}

/** How far off the distance that the page tells may be, in kilometres: it is told in whole ones. */
const tolerance = 0.1;

/** The distances along the routes of these layers; a layer without a file has none. */
export function routeDistances(
  ids: readonly string[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly RouteDistances[] {
  return ids.flatMap((id) => {
    const features = layerFeatures(id, geometry, files);
    if (!features) return [];
    const route = readRoute(features);
    const table = distanceTable(route, tolerance);
    const distances = table.map(([share, km]) => [rounded(share, 5), rounded(km, 2)] as const);
    const calls = route.stops.map(({ name, km }) => [name, rounded(shareAtKm(route, km), 5)]);
    return [{ id, distances, stops: Object.fromEntries(calls) }];
  });
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** How far a route has come; of several it is not told, since nobody would know which is which. */
function renderTravelled({ id, distances, stops }: RouteDistances, several: boolean): string {
  const calls = escapeHtml(JSON.stringify(stops));
  const met = Object.keys(stops).length > 0 ? ` data-stops="${calls}"` : '';
  return `<p class="travelled" data-route="${escapeHtml(id)}" data-distances="${JSON.stringify(distances)}"${met}${several ? ' hidden' : ''}></p>\n`;
}
