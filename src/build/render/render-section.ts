import type { Way } from '../../core/camera/flight.ts';
import type { Words } from '../story/files/read-words.ts';
import { escapeHtml } from '../story/text/escape-html.ts';
import type { Section, SectionPart } from '../story/text/story.ts';
import { aboutMapId, renderFold } from './render-fold.ts';
import { renderShare } from './render-share.ts';
import type { RouteDistances } from './route-distances.ts';

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
  readonly words: Words;
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
function renderParts(section: Section, context: SectionContext): string {
  const { routes } = context;
  const travelled = routes.map((route) => renderTravelled(route, routes.length > 1)).join('');
  const afterProse = section.parts.findIndex((part) => part.kind !== 'prose');
  const cut = afterProse < 0 ? section.parts.length : afterProse;
  let records = 0;
  const render = (part: SectionPart): string => {
    if (part.kind === 'record') records += 1;
    return renderPart(part, section.id, records, context);
  };
  const before = section.parts.slice(0, cut).map(render).join('');
  return before + travelled + section.parts.slice(cut).map(render).join('');
}

function renderPart(
  part: SectionPart,
  sectionId: string,
  record: number,
  context: SectionContext,
): string {
  const words = context.words.render;
  switch (part.kind) {
    case 'prose':
      return part.html;
    case 'record':
      return renderRecord(
        part.html,
        `${sectionId}-record${record > 1 ? `-${record}` : ''}`,
        words.record,
      );
    case 'caption':
      return '';
    case 'chart':
      return context.charts[part.name] ?? '';
    case 'fold':
      return renderFold(part.title, part.html);
    case 'share':
      return renderShare(words);
    case 'sources':
      return renderFold(words.sources, context.sources);
    case 'about-map':
      return renderFold(words.aboutMap, context.aboutMap, aboutMapId);
  }
}

/** How far a route has come; of several it is not told, since nobody would know which is which. */
function renderTravelled({ id, distances, stops }: RouteDistances, several: boolean): string {
  const calls = escapeHtml(JSON.stringify(stops));
  const met = Object.keys(stops).length > 0 ? ` data-stops="${calls}"` : '';
  return `<p class="travelled" data-route="${escapeHtml(id)}" data-distances="${JSON.stringify(distances)}"${met}${several ? ' hidden' : ''}></p>\n`;
}

function renderRecord(html: string, id: string, heading: string): string {
  const safe = escapeHtml(id);
  return `<aside class="record" role="note" aria-labelledby="${safe}">
<h3 id="${safe}">${escapeHtml(heading)}</h3>
${html}</aside>
`;
}
