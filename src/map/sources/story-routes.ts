import { type Route, type RouteFeature, readRoute } from '../../core/route/route.ts';

const files = import.meta.glob<string>('../../../geo/layers/route-*.geojson', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The story's routes by their layers' ids. */
export const storyRoutes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => {
    const { features }: { readonly features: readonly RouteFeature[] } = JSON.parse(text);
    return [path.replace(/^.*\/|\.geojson$/g, ''), readRoute(features)];
  }),
);
