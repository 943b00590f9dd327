/**
 * How long the page waits for what a start needs before it goes on without, in milliseconds. How long
 * it waits for its own script is in `styles/late-script.css`, since without one only the style sheet can.
 */
export const startWaits = {
  /** For a sign of a reader once the page has loaded; then the map starts by itself. */
  sign: 3500,
  /** For the page to have loaded: a font or a picture that never answers keeps it from that. */
  load: 10_000,
  /** For the map's code and the code of its worker, together. */
  code: 20_000,
  /**
   * For the browser to set the map's worker going. The main thread is left free for it; making the
   * map would keep both waiting.
   */
  worker: 15,
  /** For the fonts of the map's first names; it loads later ones itself. */
  fonts: 1000,
  /** For a picture of the first scene, from when the map is made. */
  picture: 20_000,
} as const;
