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

/** How a latitude is written among what a camera says of a picture, in either order of bytes, and in XMP. */
const latitudes = [
  Buffer.from('0200050003000000', 'hex'),
  Buffer.from('0002000500000003', 'hex'),
  Buffer.from('GPSLatitude'),
];

/** Boxes of an MP4 that hold a place, or the way that its camera took. */
const places = ['\xa9xyz', 'loci\0\0\0\0', 'com.apple.quicktime.location', 'gpmd', 'GPSLatitude'];

/** Warns of a picture or a video, published as it is, that says where it was taken. */
export function placeFault(bytes: Buffer, name: string): Fault | undefined {
  const isMp4 = bytes.toString('latin1', 4, 8) === 'ftyp' && !/\.(avif|hei[cf])$/i.test(name);
  const found = isMp4
    ? places.some((place) => besideMedia(bytes).includes(place, 0, 'latin1'))
    : latitudes.some((latitude) => bytes.includes(latitude));
  if (!found) return undefined;
  const remedy = isMp4
    ? 'Take that out: ffmpeg -i it.mp4 -map_metadata -1 -c copy without.mp4.'
    : 'Save it without what the camera wrote into it; or show it in the text, which does so.';
  const problem = `"${name}" says where it was taken, and is published as it is.`;
  return { problem, remedy, severity: 'warning' };
}

/** An MP4 without its pictures and sounds, in which any few bytes may come by chance. */
function besideMedia(bytes: Buffer): Buffer {
  const boxes: Buffer[] = [];
  for (let at = 0; at + 16 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const end = size < 8 ? bytes.length : at + size;
    if (bytes.toString('latin1', at + 4, at + 8) !== 'mdat') boxes.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(boxes);
}
