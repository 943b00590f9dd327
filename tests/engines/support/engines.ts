import { chromium, firefox } from './puppeteer.ts';
import type { Engine } from './reader.ts';
import { webkitgtk } from './webkitgtk.ts';

/** The engines of the journey, starting with the one that all other tests use. */
export const engines: readonly Engine[] = [chromium, firefox, webkitgtk];
