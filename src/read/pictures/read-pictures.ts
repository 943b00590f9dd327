import { basename, dirname, parse, posix } from 'node:path';
import pLimit from 'p-limit';
import type { StoryFolder } from '../../files/open-folder.ts';
import { orNothing, type Problem } from '../../files/story-error.ts';
import type { InspectedText, Picture } from '../text/inspect-text.ts';
import type { Shown } from '../text/show-pictures.ts';
import { nearestName } from '../yaml/did-you-mean.ts';
import { faultOf, inspectPicture, type Seen, type SeenVideo, seeVideo, unfit } from './see-file.ts';

export interface OwnPicture extends Seen {
  readonly video?: SeenVideo;
}

/** A story's pictures, by the URLs under which the text names them. */
export type Pictures = Readonly<Record<string, OwnPicture>>;

const pictureName = /\.(jpe?g|png|webp|avif|gif|svg)$/i;
const videoName = /\.(mp4|webm)$/i;

export async function inspectPictures(
  files: StoryFolder,
  { pictures: shown }: Pick<InspectedText, 'pictures'>,
): Promise<{ readonly pictures: Pictures; readonly problems: readonly Problem[] }> {
  // Pictures are read one at a time, since a large one takes a gigabyte of memory.
  const all = await pLimit(1).map(shown, async (picture) => ({
    picture,
    own: await readPicture(files, picture).catch(faultOf),
  }));
  const pictures: Pictures = Object.fromEntries(
    all.flatMap(({ picture, own }) => ('file' in own ? [[picture.url, own]] : [])),
  );
  const problems = all.flatMap(({ picture, own }) => {
    const { url, line, alt, comparedWith = '' } = picture;
    const problem = `the picture "${decodeUrl(url)}" has no words for those who do not see it.`;
    const remedy = `Write what it shows: ![What it shows](${url}).`;
    const faults = [
      ...(alt === '' ? [{ problem, remedy, severity: 'warning' } as const] : []),
      ...('file' in own ? ownFaults(picture, own, pictures[comparedWith]) : [own]),
    ];
    return faults.map((fault): Problem => ({ file: files.story, line, value: url, ...fault }));
  });
  return { pictures, problems };
}

async function readPicture(files: StoryFolder, { url, shown, comparedWith }: Picture) {
  const { folder, published } = files;
  const name = posix.join(decodeUrl(url.replace(/[?#].*$/, '')).replace(/^\//, ''));
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(url)) {
    const problem = `the picture "${url}" is on another site, and the page fetches nothing from elsewhere.`;
    unfit(problem, `Put the file into ${folder}, and write its name here in place of the address.`);
  }
  const isVideo = videoName.test(name);
  if (!pictureName.test(name) && !isVideo) {
    const remedy = `Show a JPEG, PNG, WebP, AVIF, GIF or SVG, or an MP4 or WebM; or link to it: [What it is](${url}).`;
    unfit(`"${url}" is not a picture that a page can show.`, remedy);
  }
  const place = files.inside(name.replace(/^(\.\.\/)+/, ''));
  const isWithin = !name.startsWith('../');
  // A file system may use another Unicode normal form, in which "é", for example, is "e" and an accent.
  const names = isWithin ? files.names(dirname(place)) : [];
  const base = names.find((each) => each.normalize() === basename(place).normalize());
  if (base === undefined) {
    const near = nearestName(basename(place), names);
    const meant = near && posix.join(dirname(name), near);
    const put = meant ? `Did you mean "${meant}"?` : `Put the file there: ${place}`;
    const slashed = name.replaceAll('\\', '/');
    const remedy = slashed === name ? put : `Write "/" between folders: ${slashed}`;
    return unfit(`the picture "${decodeUrl(url)}" is not among the story's files.`, remedy);
  }
  const file = posix.join(dirname(place), base);
  if (file.startsWith(`${published}/`)) {
    const problem = `the picture "${name}" would be published twice: in ${published} as it is, with all that a camera writes into it.`;
    const other = basename(file);
    unfit(problem, `Move it to ${files.inside(other)}, and write ![…](${other}).`);
  }
  if (!isVideo) return inspectPicture(files, file, name);
  if (shown === 'text' || shown === 'part' || comparedWith !== undefined) {
    const problem = `the video "${name}" cannot share a paragraph or a comparison.`;
    unfit(problem, 'Put it in a paragraph of its own.');
  }
  const stem = parse(file).name;
  const beside = files.paths(dirname(file)).filter((each) => parse(each).name === stem);
  const poster = beside.find((each) => pictureName.test(each));
  const captions = beside.find((each) => /\.vtt$/i.test(each));
  if (!poster) {
    const problem = `the video "${name}" has no poster to show before it plays and in print.`;
    return unfit(problem, `Save one of its frames as ${dirname(file)}/${stem}.jpg.`);
  }
  const video = await seeVideo(files, file, captions, name);
  return { ...(await inspectPicture(files, poster, basename(poster))), video };
}

/** The minimum width, in pixels, at which a picture is sharp on a screen with one pixel per CSS pixel. */
const minWidths: Readonly<Record<Shown, number>> = {
  text: 0,
  part: 320,
  column: 640,
  top: 640,
  wide: 1000,
  full: 1600,
};

/** Reports a picture that is too small, or whose proportions differ from the picture with which it is compared. */
function ownFaults({ shown }: Picture, own: OwnPicture, other: OwnPicture | undefined) {
  const faults = own.video?.fault ? [own.video.fault] : [];
  if (!own.drawing && own.width < minWidths[shown]) {
    const problem = `the picture "${basename(own.file)}" is ${own.width} pixels wide; here it needs at least ${minWidths[shown]}.`;
    const without = shown === 'wide' || shown === 'full' ? `, or remove {${shown}}` : '';
    faults.push({ problem, remedy: `Use a larger one${without}.`, severity: 'warning' });
  }
  if (other && Math.abs(other.width / other.height / (own.width / own.height) - 1) >= 0.01) {
    const [one, two] = [other, own].map(
      ({ file, width, height }) => `"${basename(file)}" with ${width} × ${height} pixels`,
    );
    const problem = `the two pictures have different proportions: ${one} and ${two}.`;
    faults.push({ problem, remedy: 'Crop both to the same view.' });
  }
  return faults;
}

const decodeUrl = (url: string): string => orNothing(() => decodeURIComponent(url)) ?? url;
