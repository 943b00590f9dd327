import { savesData, targetOf } from '../../dom/elements.ts';
import { frameLoop } from '../../dom/frames.ts';
import { textTop } from '../reading/measure-page.ts';

/** True for videos that the reader has started, false for videos that the reader has stopped. */
const chosen = new WeakMap<HTMLVideoElement, boolean>();

/** Plays videos, unless the reader wants no motion or less data, and compares pictures. Returns a stop function. */
function movePictures(): () => void {
  const root = document.documentElement;
  const stopping = new AbortController();
  const options = { signal: stopping.signal, capture: true, passive: true };
  const loop = frameLoop(look);
  const observer = new MutationObserver(loop.request);
  observer.observe(root, { attributeFilter: ['data-motion', 'data-mode'] });
  for (const event of ['scroll', 'resize']) window.addEventListener(event, loop.request, options);
  for (const event of ['play', 'pause', 'volumechange'])
    document.addEventListener(event, nameButtons, options);
  document.addEventListener('click', press, options);
  for (const event of ['pointerdown', 'input', 'pointercancel'])
    document.addEventListener(event, compare, options);
  root.dataset.pictures = 'on';
  look();
  return () => {
    stopping.abort();
    observer.disconnect();
    loop.stop();
    delete root.dataset.pictures;
  };
}

/** Plays videos of which half, or half a screen, is visible, preloads videos nearby, and pauses all others. */
function look(): void {
  const { motion, mode } = document.documentElement.dataset;
  const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const wanted = (motion ? motion === 'on' : !isReduced) && !savesData();
  const top = mode === 'exploring' ? window.innerHeight : textTop();
  const room = window.innerHeight - top;
  for (const video of document.querySelectorAll('video')) {
    // The picture beneath the video has the text alternative.
    video.ariaHidden = 'true';
    const box = video.getBoundingClientRect();
    const visible = Math.min(box.bottom, window.innerHeight) - Math.max(box.top, top);
    const isOnScreen = room > 0 && visible > Math.min(box.height, room) / 2;
    if (wanted && Math.abs(visible) < 2 * window.innerHeight) video.preload = 'auto';
    if (isOnScreen && (chosen.get(video) ?? wanted)) play(video);
    else video.pause();
  }
}

function play(video: HTMLVideoElement): void {
  if (video.paused) video.play().catch(() => undefined);
}

function press(event: Event): void {
  const button = targetOf(event, '.moves button');
  const video = button?.closest('.shown')?.querySelector('video');
  if (!button || !video) return;
  if (button.dataset.does === 'sound') {
    video.muted = !video.muted;
    if (!video.muted) video.currentTime = 0;
    if (video.muted || !video.paused) return;
  }
  chosen.set(video, video.paused);
  if (video.paused) play(video);
  else video.pause();
}

function nameButtons({ target }: Event): void {
  if (!(target instanceof HTMLVideoElement)) return;
  const isOn: Readonly<Record<string, boolean>> = { play: !target.paused, sound: !target.muted };
  for (const button of target.parentElement?.querySelectorAll<HTMLElement>('button') ?? []) {
    const { does = '', on = '', off = '' } = button.dataset;
    button.textContent = isOn[does] ? on : off;
  }
}

/** The value of a control before a finger touched it, restored if the finger then scrolls the page. */
let before = '';

function compare({ target, type }: Event): void {
  if (!(target instanceof HTMLInputElement) || !target.matches('.compare input')) return;
  if (type === 'pointerdown') before = target.value;
  if (type === 'pointercancel') target.value = before;
  target.parentElement?.style.setProperty('--share', `${target.valueAsNumber / 100}`);
}

const stop = movePictures();
import.meta.hot?.accept();
import.meta.hot?.dispose(stop);
