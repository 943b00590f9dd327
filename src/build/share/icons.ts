/** A picture of the story for a home screen, square and opaque. */
export interface Icon {
  readonly file: string;
  /** Its side in pixels. */
  readonly size: number;
  /** How much of the side the drawing takes, where a system may cut the rest to a shape of its own. */
  readonly share: number;
  /** How the manifest offers it; an icon without is asked for by the page alone. */
  readonly purpose?: 'any' | 'maskable';
}

/** The icon that the page names for systems that read no manifest. */
export const touchIcon: Icon = { file: 'apple-touch-icon.png', size: 180, share: 1 };

/**
 * The icons that the build draws. Of a maskable one a circle of four fifths of the side stays
 * whole, and the drawing reaches into its own corners.
 */
export const icons: readonly Icon[] = [
  touchIcon,
  { file: 'icon-192.png', size: 192, share: 1, purpose: 'any' },
  { file: 'icon-512.png', size: 512, share: 1, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.72, purpose: 'maskable' },
];
