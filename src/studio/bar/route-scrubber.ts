import { routes } from 'virtual:story/routes';
import { createElement } from '../../dom/elements.ts';
import type { BarPart, Desk } from './desk.ts';
import { createPanel } from './panel.ts';
import { type Draw, routeRow } from './route-row.ts';

/** How far each route of the section is drawn: tried on the map, and written as its beginning or end. */
export function createRouteScrubber({ story, section, scene, save, started }: Desk): BarPart {
  const list = createElement('div', { className: 'studio-routes' });
  const panel = createPanel('Draw of routes', list, () => started()?.reading.refresh());
  const tryOut = (id: string, share: number) => {
    const page = started();
    if (!page) return;
    const now = page.reading.now().scene;
    const drawn = { ...now.drawn, [id]: share };
    page.map()?.apply({ ...now, drawn }, { opacity: {}, drawn: { [id]: share } });
  };
  const write = (id: string, value: Draw) => {
    const edit = scene()?.draw
      ? { path: [section(), 'draw', id], value }
      : { path: [section(), 'draw'], value: { [id]: value } };
    save({ file: 'scenes', edits: [edit], label: `the draw of ${id} in ${section()}` });
  };
  const row = (id: string) =>
    routeRow({
      label: story.layers.find((layer) => layer.id === id)?.label ?? id,
      draw: scene()?.draw?.[id] ?? [0, 1],
      onTry: (share) => tryOut(id, share),
      onWrite: (draw) => write(id, draw),
    });
  return {
    element: panel,
    refresh() {
      const drawn = Object.keys(scene()?.layers ?? {}).filter((id) => id in routes);
      panel.hidden = drawn.length === 0;
      list.replaceChildren(...drawn.map(row));
    },
  };
}
