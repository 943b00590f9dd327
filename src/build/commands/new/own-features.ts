/** A feature as an author's file has it, sound or not. */
interface OwnFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

type MaybeFeature = OwnFeature | null | undefined;

/**
 * A file's text as a story can draw it: each position of a MultiPoint is a Point, and each feature has a
 * name, from what comes nearest to one. It is the same text where all of it is so already, or where it is
 * no collection of features.
 *
 * @param label What features that have nothing like a name are called, with a number where there are several.
 */
export function ownFeatures(text: string, label: string): string {
  const collection = parsed(text) as { readonly features?: unknown } | null | undefined;
  if (!Array.isArray(collection?.features)) return text;
  const given: readonly MaybeFeature[] = collection.features;
  const points = given.flatMap(pointsOf);
  const features = points.map((feature, index) =>
    named(feature, points.length > 1 ? `${label} ${index + 1}` : label),
  );
  const isSame = features.length === given.length && features.every((each, i) => each === given[i]);
  return isSame ? text : `${JSON.stringify({ ...collection, features })}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A feature of a MultiPoint as one for each of its positions, any other as it is. */
function pointsOf(feature: MaybeFeature): readonly MaybeFeature[] {
  const { type, coordinates } = feature?.geometry ?? {};
  if (type !== 'MultiPoint' || !Array.isArray(coordinates) || coordinates.length === 0)
    return [feature];
  const { properties = null } = feature ?? {};
  return coordinates.map((position: unknown) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: position },
  }));
}

function named(feature: MaybeFeature, otherwise: string): MaybeFeature {
  const { properties } = feature ?? {};
  if (!feature || isName(properties?.name)) return feature;
  return { ...feature, properties: { ...properties, name: likeName(properties) ?? otherwise } };
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** What comes nearest to a name: `NAME` or `Name` before `st_name` before `title`. */
function likeName(properties: OwnFeature['properties']): string | undefined {
  const texts = Object.entries(properties ?? {}).flatMap(([key, value]) =>
    isName(value) ? [[key, value] as const] : [],
  );
  const found = [/^name$/i, /name/i, /^(title|label)$/i].map((like) =>
    texts.find(([key]) => like.test(key)),
  );
  return found.find((each) => each !== undefined)?.[1];
}
