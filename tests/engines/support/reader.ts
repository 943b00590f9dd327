/** A place in the window, in CSS pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a reader can do with the story in a browser, whichever engine draws it. */
export interface Reader {
  /** Goes to an address and waits until it has loaded. */
  open(address: string): Promise<void>;
  /** Runs a function that needs nothing but its argument in the page, and returns its answer. */
  ask<Answer>(question: (argument: string) => Answer, argument?: string): Promise<Awaited<Answer>>;
  /** The same in the page's frame of that number, from 0, of whichever site that is. */
  askFrame<Answer>(frame: number, question: () => Answer): Promise<Awaited<Answer>>;
  point(path: readonly Point[]): Promise<void>;
  /** Presses the mouse button at the first point, moves it along the others and lets go. */
  drag(path: readonly Point[]): Promise<void>;
  /** Turns the wheel over a point; `down` is in CSS pixels. */
  wheel(over: Point, down: number): Promise<void>;
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** False starts the browser with WebGL turned off, by its own setting. */
  readonly webgl?: boolean;
}

/** An engine as this machine has it; only plain values, since it passes between processes. */
export interface FoundEngine {
  readonly name: string;
  readonly version: string;
  readonly executablePath: string;
  /** Environment variables that it needs. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Engine {
  readonly name: string;
  /** What installs it on Debian. */
  readonly packages: string;
  /** The engine on this machine, or undefined where it or its display is missing. */
  find(): Promise<FoundEngine | undefined>;
  /** Starts the found browser with one window, whose page is {@link viewport} in size. */
  start(found: FoundEngine, options?: ReaderOptions): Promise<Reader>;
}

/** The size of the page in every engine, in CSS pixels. */
export const viewport = { width: 1280, height: 800 } as const;
