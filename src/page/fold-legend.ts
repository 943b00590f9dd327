/** Opens the legend where there is room for it beside the map, and folds it away where there is not. */
export function foldLegend(panel: HTMLDetailsElement): () => void {
  const roomy = window.matchMedia('(min-width: 56rem) and (min-height: 30.01rem)');
  const fold = () => {
    panel.open = roomy.matches;
  };
  fold();
  roomy.addEventListener('change', fold);
  return () => roomy.removeEventListener('change', fold);
}
