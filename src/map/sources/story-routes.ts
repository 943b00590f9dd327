import { routes } from 'virtual:story/routes';
import { type Route, readRoute } from '../../core/route/route.ts';

/** The story's routes by their layers' ids. */
export const storyRoutes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(routes).map(([id, features]) => [id, readRoute(features)]),
);
