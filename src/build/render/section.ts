import type { Way } from '../../core/camera/flight.ts';
import { readRoute } from '../../core/route/route.ts';
import { distanceTable, shareAtKm } from '../../core/route/route-progress.ts';
import type { Words } from '../story/files/read-words.ts';
import type { StoryFiles } from '../story/files/story-files.ts';
import { type GeometryFiles, layerFeatures } from '../story/geometry/read-geometry.ts';
import { escapeHtml } from '../story/text/html.ts';
import type { Section, SectionPart, Story } from '../story/text/read-sections.ts';

/** What a section's HTML is made of beside its own text. */
export interface SectionContext {
  /** Whether this is the first section, whose heading is the page's. */
  readonly first: boolean;
  /** How long the way on the map to the next section is; nothing for the last. */
  readonly way?: Way | undefined;
  /** How far one has come on the routes that the section's scene draws. */
  readonly travelled: string;
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
  return `<section id="${id}" data-place="${id}"${way} aria-labelledby="_heading_${id}">
<div class="card">
${kicker}<${heading} id="_heading_${id}">${section.titleHtml}</${heading}>
${context.map}${renderParts(section, context)}</div>
</section>
`;
}

/** The parts in their order, with the distance travelled after the prose that leads to them. */
function renderParts({ id, parts }: Section, context: SectionContext): string {
  const records = parts.filter(({ kind }) => kind === 'record');
  const rendered = parts.map((part) => renderPart(part, id, records.indexOf(part) + 1, context));
  const afterProse = parts.findIndex(({ kind }) => kind !== 'prose');
  rendered.splice(afterProse < 0 ? parts.length : afterProse, 0, context.travelled);
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
      const id = escapeHtml(`_record_${sectionId}${record > 1 ? `_${record}` : ''}`);
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
  const name = escapeHtml(title);
  return `<details class="fold"${id === undefined ? '' : ` id="${id}"`} aria-label="${name}">
<summary><h3>${name}</h3></summary>
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
const aboutMapId = '_about';

/** Where a link to what is told of the map leads: to its fold, or to the last section where there is none. */
export function aboutAnchor({ sections }: Pick<Story, 'sections'>): string {
  const told = sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return told ? aboutMapId : (sections.at(-1)?.id ?? '');
}

/** How far off the distance that the page tells may be, in kilometres: it is told in whole ones. */
const tolerance = 0.1;

/**
 * How far a reader has come along routes as they are drawn, for the page's script to tell: of one route
 * only, since of several nobody would know which is which. Its stops are shares of its length on the map.
 *
 * @param ids The routes' layers; one without a file is left out.
 */
export function renderTravelled(
  ids: readonly string[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): string {
  const routes = ids.flatMap((id) => {
    const features = layerFeatures(id, geometry, files);
    return features ? [{ id, route: readRoute(features) }] : [];
  });
  const several = routes.length > 1 ? ' hidden' : '';
  const rendered = routes.map(({ id, route }) => {
    const table = distanceTable(route, tolerance);
    const distances = table.map(([share, km]) => [rounded(share, 5), rounded(km, 2)]);
    const calls = route.stops.map(({ name, km }) => [name, rounded(shareAtKm(route, km), 5)]);
    const stops = escapeHtml(JSON.stringify(Object.fromEntries(calls)));
    const met = calls.length > 0 ? ` data-stops="${stops}"` : '';
    return `<p class="travelled" data-route="${escapeHtml(id)}" data-distances="${JSON.stringify(distances)}"${met}${several}></p>\n`;
  });
  return rendered.join('');
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
