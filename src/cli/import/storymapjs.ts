import { changed, lost, refuseMany, textOf, when } from './imported.ts';
import { scriptOf } from './mapbox-code.ts';
import { plainOf } from './markdown-of.ts';
import type { Reader } from './pictures.ts';
import { chaptersOf, type Slide } from './slides.ts';
import { isObject, readCode, type Written } from './static-code.ts';

export const readStoryMapJs: Reader = (files, file, pictures) => {
  const source = files.text(file);
  if (!/\bslides\b/.test(source) || !/headline|storymap/i.test(source)) return undefined;
  const code = readCode(new Map([[file, scriptOf(file, source)]]));
  const story = code.objectsWith('slides').find(({ slides }) => Array.isArray(slides));
  const slides = Array.isArray(story?.slides) ? story.slides.filter(isObject) : [];
  const [first] = slides;
  if (!first) return undefined;
  refuseMany(slides.length, file);
  const around = code.objectsWith('storymap').find(({ storymap }) => storymap === story);
  const settings: Written = { ...around, ...story };
  const isOnPicture = settings.map_type === 'zoomify';
  const isAsPicture = isOnPicture || Boolean(settings.map_as_image);
  const all = slides.map((slide): Slide => {
    const { headline: title, text } = fieldsOf(slide.text);
    const { url: media, caption, credit } = fieldsOf(slide.media);
    const { lat, lon, zoom, name, icon } = fieldsOf(slide.location);
    const { url: behind } = fieldsOf(slide.background);
    const { line = 1 } = code.placeOf(slide) ?? {};
    return {
      ...{ line, title, text, media, caption, credit },
      ...(!isOnPicture && slide.type !== 'overview' && { lat, lon }),
      ...(settings.calculate_zoom !== true && { zoom }),
      remarks: [
        ...when(isOnPicture && textOf(lat), lost('its place on the picture')),
        ...when(name, lost(`the name of its place, “${textOf(name)}”`)),
        ...when(icon, lost(`its marker, \`${textOf(icon)}\``)),
        ...when(behind, lost(`the picture behind it, \`${textOf(behind)}\``)),
      ],
    };
  });
  const { camera, chapters } = chaptersOf(all, pictures.shownFrom(file), true);
  const [opening] = first.type === 'overview' || !chapters[0]?.at ? chapters : [];
  const isJoined = slides.some(({ location }) => fieldsOf(location).line) && !isAsPicture;
  const [map, button] = [settings.map_type, settings.call_to_action_text].map(textOf);
  return {
    file,
    format: 'StoryMapJS',
    title: opening ? plainOf(fieldsOf(first.text).headline) : '',
    lang: textOf(settings.language).replace(/^jp$/, 'ja'),
    ...(camera && { camera, stops: isJoined ? 'joined' : 'apart' }),
    opening: opening?.text ?? '',
    closing: '',
    chapters: opening ? chapters.slice(1) : chapters,
    layers: {},
    remarks: [
      ...when(isAsPicture, lost('the map that is a picture')),
      ...when(map, changed(`the map \`${map}\`: the ground is this engine’s`)),
      ...when(button, lost(`the button “${button}”`)),
      ...(opening?.remarks ?? []),
    ],
  };
};

const fieldsOf = (value: unknown): Written => (isObject(value) ? value : {});
