import { chromium, firefox } from './puppeteer.ts';
import type { Engine } from './reader.ts';
import { webkitgtk } from './webkitgtk.ts';

/** The engines that the journey is made in, the one that all other tests use first. */
export const engines: readonly Engine[] = [chromium, firefox, webkitgtk];
