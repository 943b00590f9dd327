import { readView, type View, writeView } from '../camera/view.ts';
import type { Overrides } from './overrides.ts';

/** What a link to the story asks for, beside the section that its fragment leads to. */
export interface Link {
  readonly overrides: Overrides;
  /** A camera of the reader's own. */
  readonly view?: View;
}

const ours: readonly string[] = ['show', 'hide', 'view'];

/**
 * Reads a link's query: `?show=a,b&hide=c&view=lng,lat,zoom,bearing,pitch`. What is malformed, or no
 * layer of the story, is ignored; of what is said twice the first counts. Never throws.
 */
export function readLink(search: string, layers: readonly string[]): Link {
  const view = readView(decode(valueNamed(search, 'view')));
  const shown = idsOf(search, 'show', layers).map((id) => [id, true] as const);
  const hidden = idsOf(search, 'hide', layers).map((id) => [id, false] as const);
  return {
    overrides: Object.fromEntries([...hidden, ...shown]),
    ...(view && { view }),
  };
}

/**
 * Writes overrides and a view as a query, `''` or `?…`, in one form for one meaning. Parameters of
 * `search` that are not the story's are kept as they are, in front.
 */
export function writeLink({ overrides, view }: Link, search = ''): string {
  const shown = namesOf(overrides, true);
  const hidden = namesOf(overrides, false);
  const place = view && writeView(view);
  const kept = parametersOf(search).filter((parameter) => !ours.includes(nameOf(parameter)));
  const parameters = [
    ...kept,
    ...(shown ? [`show=${shown}`] : []),
    ...(hidden ? [`hide=${hidden}`] : []),
    ...(place ? [`view=${place}`] : []),
  ];
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

function parametersOf(search: string): readonly string[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((parameter) => parameter !== '');
}

function nameOf(parameter: string): string {
  return decode(parameter.split('=', 1)[0] ?? '');
}

/** The undecoded value of the first parameter of that name, or `''`. */
function valueNamed(search: string, name: string): string {
  const parameter = parametersOf(search).find((parameter) => nameOf(parameter) === name) ?? '';
  return parameter.replace(/^[^=]*=?/, '');
}

function idsOf(search: string, name: string, known: readonly string[]): readonly string[] {
  const value = valueNamed(search, name).replaceAll(/%2c/gi, ',');
  return value
    .split(',')
    .map(decode)
    .filter((id) => known.includes(id));
}

function namesOf(overrides: Overrides, visible: boolean): string {
  const ids = Object.keys(overrides).filter((id) => overrides[id] === visible);
  return ids.toSorted().map(encodeURIComponent).join(',');
}

/** Decodes percent escapes; text that is not well escaped decodes to `''`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
