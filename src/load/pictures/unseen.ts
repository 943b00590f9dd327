import type { Problem } from '../files/story-error.ts';

/** Why a file should not be published as it is. */
type Fault = Pick<Problem, 'problem' | 'remedy' | 'severity'>;

const element = /<(?:[\w.-]+:)?(script|foreignObject|handler|iframe|embed|object)(?=[\s/>])/i;
const declaration = /<([?!](?:xml-stylesheet|ENTITY))\s/i;
const attribute = /[\s"'](on[a-z]+)\s*=\s*["']/i;

/**
 * What is wrong with a drawing that holds more than what is seen. Opened by itself it is a page of the story's
 * site, whose scripts run.
 */
export function scriptFault(svg: Buffer): Fault | undefined {
  const text = svg
    .toString('latin1')
    .replaceAll(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string, decimal: string) =>
      String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    );
  const [, found] = element.exec(text) ?? declaration.exec(text) ?? attribute.exec(text) ?? [];
  const link = /javascript:|www\.w3\.org\/1999\/xhtml/i.exec(text.replaceAll(/\s/g, ''))?.[0];
  /** With either, letters may be others than they seem. */
  const isEncoded = svg.includes(0) || svg.includes(0x1b);
  const what = found ?? link ?? (isEncoded && 'letters in another encoding than UTF-8');
  if (!what) return undefined;
  const problem = `the drawing holds more than what is seen: ${what}.`;
  return { problem, remedy: 'Save it as a plain SVG, without scripts and HTML, or as a PNG.' };
}

/** How a place is written in a video, as the way of its camera, in XMP, and as a latitude in either order of bytes. */
const places = [
  'loci\0\0\0\0',
  'com.apple.quicktime.location',
  'GoPro MET',
  'GPSLatitude',
  '\x02\0\x05\0\x03\0\0\0',
  '\0\x02\0\x05\0\0\0\x03',
];
const point = /\xa9xyz[\s\S]{4,20}?[+-]\d\d/;

/** Warns of a picture or a video, published as it is, that says where it was taken. */
export function placeFault(bytes: Buffer, name: string): Fault | undefined {
  const text = bytes.toString('latin1');
  if (!point.test(text) && !places.some((place) => text.includes(place))) return undefined;
  const remedy = /\.(mp4|m4v|mov|webm)$/i.test(name)
    ? 'Take that out: ffmpeg -i it.mp4 -map_metadata -1 -c copy without.mp4.'
    : 'Save it without what the camera wrote into it; or show it in the text, which does so.';
  const problem = `"${name}" says where it was taken, and is published as it is.`;
  return { problem, remedy, severity: 'warning' };
}
