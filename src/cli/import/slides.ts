import type { LngLat } from '../../core/camera/mercator.ts';
import { degreesOf } from '../data/places-of-table.ts';
import { type Chapter, changed, lost, numberOf, textOf, when } from './imported.ts';
import { embedded, lineOf, markdownOf, type ShowPicture } from './markdown-of.ts';
import { cameraAround } from './story-of-imported.ts';

/** A slide or a row: words as HTML, media as HTML or a URL, a place in degrees, and Leaflet's zoom. */
export type Slide = Pick<Chapter, 'line' | 'remarks'> &
  Partial<Pick<Chapter, 'layers'>> & {
    readonly isHidden?: boolean;
  } & Readonly<Partial<Record<Column, unknown>>>;

type Column = 'title' | 'text' | 'media' | 'caption' | 'credit' | 'lat' | 'lon' | 'zoom';

/** Makes chapters of slides, and a camera on all places, which with `hasAll` slides without a place also show. */
export function chaptersOf(slides: readonly Slide[], show: ShowPicture, hasAll: boolean) {
  const places = slides.map(({ lat, lon }): LngLat | undefined => {
    const [y = 0, x = 0] = [lat, lon].map((each) => numberOf(each) ?? degreesOf(textOf(each)));
    return Math.abs(y) <= 90 && Math.abs(x) <= 1080 ? [x, y] : undefined;
  });
  const all = cameraAround(places);
  const chapters = slides.map((slide, i): Chapter => {
    const { line, layers = {}, isHidden } = slide;
    const [lat, lon, zoomText] = [slide.lat, slide.lon, slide.zoom].map(textOf);
    const [at, zoom] = [places[i], numberOf(zoomText?.replace(',', '.'))];
    const beside = [places.slice(0, i).findLast(Boolean), at, places.slice(i + 1).find(Boolean)];
    // Leaflet's zooms are for tiles of 256 pixels.
    const own = at && { center: at, zoom: (zoom ?? cameraAround(beside)?.zoom ?? 0) - 1 };
    const camera = own ?? (hasAll ? all : undefined);
    const { remarks, ...words } = wordsOf(slide, show);
    return {
      id: '',
      ...(line && { line }),
      ...words,
      layers,
      ...(camera && { camera }),
      ...(at && !isHidden && { at }),
      remarks: [
        ...remarks,
        ...slide.remarks,
        ...when(!at && (lat || lon), lost(`its place, \`${lat}, ${lon}\``)),
        ...when(!at, changed(camera ? 'all places are shown' : 'the map stays')),
        ...when(at && zoom === undefined, changed('its zoom shows the places before and after')),
      ],
    };
  });
  return { chapters, ...(all && { camera: all }) };
}

/** Matches the address of a picture; on the sites of `page`, such an address may lead to a page. */
const picture = /[./=](jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?![a-z0-9])|^data:image/i;
const page = /(youtube|youtu|vimeo|twitter|instagram|www\.flickr)\.\w+\/|\.org\/wiki\//i;

function wordsOf(slide: Slide, show: ShowPicture): Pick<Chapter, 'title' | 'text' | 'remarks'> {
  const [title, media] = [textOf(slide.title), textOf(slide.media).trim()];
  const parts = [slide.caption, slide.credit, slide.text].map((html) =>
    markdownOf(textOf(html), show),
  );
  const [caption, credit, text] = parts.map(({ markdown }) => markdown);
  const words = [caption, credit]
    .map((each) => each?.replaceAll(/\s*\n\s*/g, ' '))
    .filter(Boolean)
    .join('. ')
    .replace(/([.!?…。])\. /, '$1 ');
  const [isHtml, path] = [media.startsWith('<'), media.replace(/^(https?:)?\/\/[^/]*/i, '')];
  const isPicture = !isHtml && !page.test(media) && picture.test(path);
  const shown = isPicture ? show(media, '', words) : (isHtml ? markdownOf : embedded)(media, show);
  const beneath = media && !(isPicture && shown.markdown) ? words : '';
  return {
    title: lineOf(title),
    text: [shown.markdown, beneath, text].filter(Boolean).join('\n\n'),
    remarks: [
      ...[shown, ...parts].flatMap(({ remarks }) => remarks),
      ...when(!media && words, lost(`the words beneath no picture, “${words}”`)),
      ...when(/<a\s/i.test(title), lost('the link in its title')),
    ],
  };
}
