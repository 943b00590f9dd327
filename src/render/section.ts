import type { Way } from '../core/camera/flight.ts';
import type { Route } from '../core/route/route.ts';
import { shareAtKm } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import { data, escapeHtml } from '../read/text/html.ts';
import type { Section, SectionPart, Story } from '../read/text/read-sections.ts';
import { directionOf } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { type Leg, roundedTable, type TextPassage } from './passages.ts';

export interface SectionContext {
  /** True for the first section, whose heading is the page's. */
  readonly first: boolean;
  readonly alone: boolean;
  readonly dark?: boolean | undefined;
  readonly way?: Way | undefined;
  readonly travelled: string;
  readonly passage?: TextPassage | undefined;
  readonly map: string;
  readonly words: Words['render'];
  readonly copySection: string;
  readonly embeddable: boolean;
  readonly charts: Readonly<Record<string, string>>;
  readonly sources: string;
  readonly aboutMap: string;
}

export function renderSection(section: Section, context: SectionContext): string {
  const id = escapeHtml(section.id);
  const way = context.way && context.way !== 'long' ? data('way', context.way) : '';
  const heading = context.first ? 'h1' : 'h2';
  const kicker = section.kickerHtml ? `<p class="kicker">${section.kickerHtml}</p>\n` : '';
  const copy = context.first ? '' : renderCopy(context.copySection);
  const head = `${copy}${kicker}<${heading} id="_heading_${id}">${section.titleHtml}</${heading}>
${context.map}`;
  const legs = context.passage?.legs;
  const card = legs
    ? `<div class="card passage">\n${renderLegs(section, legs, head, context)}</div>`
    : `<div class="card">\n${head}${renderParts(section, context)}</div>`;
  const alone = context.alone ? ' data-alone' : '';
  const dark = context.dark ? data('dark', '') : '';
  const lang = section.lang
    ? ` lang="${escapeHtml(section.lang)}" dir="${directionOf(section.lang)}"`
    : '';
  return `<section id="${id}"${alone}${dark}${lang}${way} aria-labelledby="_heading_${id}">
${card}
</section>
`;
}

const copyIcon =
  '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M8 11a4 4 0 0 0 6 .4l2.4-2.4a4 4 0 0 0-5.7-5.7L9.3 4.7M12 9a4 4 0 0 0-6-.4L3.6 11a4 4 0 0 0 5.7 5.7l1.4-1.4" /></svg>';

/** Renders the button that copies a link to a section; without scripts it is hidden. */
const renderCopy = (label: string): string =>
  `<div class="copy-section"><button type="button" title="${escapeHtml(label)}">${copyIcon}</button></div>\n`;

/** Renders a passage leg by leg, with its text in sheets; what follows the prose is in the last leg. */
function renderLegs(section: Section, legs: readonly Leg[], head: string, context: SectionContext) {
  const end = section.parts.findIndex(({ kind }) => kind !== 'prose' && kind !== 'caption');
  const after = end < 0 ? [] : section.parts.slice(end);
  const rest = renderAll({ ...section, parts: after }, context).join('');
  const sheets = legs.map(({ html }, i) => {
    const opening = i === 0 ? head : '';
    if (i === legs.length - 1) return [`${opening}${html.join('')}${rest}`];
    const [words = '', ...others] = html;
    return [opening + words, ...others];
  });
  const rendered = sheets.map((leg) => {
    const inSheets = leg.map((html) => `<div class="sheet">\n${html}</div>\n`);
    return `<div class="leg">\n${inSheets.join('')}</div>\n`;
  });
  return rendered.join('') + context.travelled;
}

function renderAll({ id, parts }: Section, context: SectionContext): string[] {
  const records = parts.filter(({ kind }) => kind === 'record');
  return parts.map((part) => renderPart(part, id, records.indexOf(part) + 1, context));
}

/** Renders the parts in order, with the distance travelled after the opening prose. */
function renderParts(section: Section, context: SectionContext): string {
  const { parts } = section;
  const rendered = renderAll(section, context);
  const afterProse = parts.findIndex(({ kind }) => kind !== 'prose');
  rendered.splice(afterProse < 0 ? parts.length : afterProse, 0, context.travelled);
  return rendered.join('');
}

/** Renders a part. @param record The part's number among the section's records, from 1. */
function renderPart(
  part: SectionPart,
  sectionId: string,
  record: number,
  { words, embeddable, charts, sources, aboutMap }: SectionContext,
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
      return renderShare(words, embeddable);
    case 'sources':
      return renderFold(words.sources, sources);
    case 'about-map':
      return renderFold(words.aboutMap, aboutMap, aboutMapId);
  }
}

function renderFold(title: string, html: string, id?: string): string {
  const name = escapeHtml(title);
  return `<details class="fold"${id === undefined ? '' : ` id="${id}"`} aria-label="${name}">
<summary><h3>${name}</h3></summary>
${html}</details>
`;
}

function renderShare(words: Words['render'], embeddable: boolean): string {
  const button = (does: string, label: string, more = '') =>
    `<button type="button" class="button"${data('does', does)}${more}>${escapeHtml(label)}</button>\n`;
  return `<div class="share">
${button('share', words.share, ' hidden')}${button('copy', words.copyLink)}${button('print', words.print)}${embeddable ? button('embed', words.embed, ' aria-expanded="false"') : ''}</div>
`;
}

const aboutMapId = '_about';

/** Returns the id to which "About this map" links lead: that fold's, or else the last section's. */
export const aboutAnchor = ({ sections }: Pick<Story, 'sections'>): string =>
  sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'))
    ? aboutMapId
    : (sections.at(-1)?.id ?? '');

/**
 * Renders how far a reader has come, for the page's script to fill in: along the only route or, on a passage, its
 * longest route, which is named, since another passage counts along another route and may begin at less. Stops are
 * given as shares of a route's length.
 */
export function renderTravelled(
  routes: Readonly<Record<string, Route>>,
  passage?: TextPassage,
  layers: readonly Pick<LayerSpec, 'id' | 'label'>[] = [],
): string {
  const entries = Object.entries(routes).map(([id, route]) => {
    const shareAt = (km: number) => Number(shareAtKm(route, km).toFixed(5));
    const calls = route.stops.map(({ name, km }) => [name, shareAt(km)] as const);
    return { id, table: roundedTable(route), calls };
  });
  const longest = entries.find(({ table }) => table.at(-1)?.[1] === passage?.km);
  const counted = passage ? longest : entries.length > 1 ? undefined : entries[0];
  const rendered = entries.map((entry) => {
    const { id, table, calls } = entry;
    const isCounted = entry === counted;
    if (!isCounted && calls.length === 0) return '';
    const stops = JSON.stringify(Object.fromEntries(calls));
    const met = calls.length > 0 ? data('stops', stops) : '';
    const distances = isCounted && !passage ? data('distances', JSON.stringify(table)) : '';
    const label = layers.find((layer) => layer.id === id)?.label;
    const name = passage && isCounted && label ? data('name', label) : '';
    const words = `<p class="travelled"${data('route', id)}${name}${distances}${met}${isCounted ? '' : ' hidden'}></p>\n`;
    if (!passage || !isCounted) return words;
    return `<div class="odometer" hidden>\n${words}<p class="passed"></p>\n</div>\n`;
  });
  return rendered.join('');
}
