import type { Reader } from './reader.ts';
import { until } from './story-reader.ts';

/** Over the cards. */
const overText = { x: 300, y: 500 };
/** The most that the wheel turns at once, and how near to a place is there, in CSS pixels. */
const turn = 500;
const near = 40;

/** Turns the wheel, by less than a screen at a time, until the section is where a link leads. */
export async function readOnTo(reader: Reader, section: string): Promise<void> {
  await until(`the wheel to lead to #${section}`, async () => {
    const left = await reader.ask(leftTo, section);
    if (Math.abs(left) <= near) return true;
    await reader.wheel(overText, Math.round(Math.max(-turn, Math.min(turn, left))));
    return false;
  });
}

/** Once the page is still, how far it has to scroll to where a link to the section leads. */
async function leftTo(id: string): Promise<number> {
  for (let [still, last] = [0, scrollY]; still < 8; still = scrollY === last ? still + 1 : 0) {
    last = scrollY;
    await new Promise(requestAnimationFrame);
  }
  const section = document.getElementById(id);
  if (!section) return Number.NaN;
  const margin = Number.parseFloat(getComputedStyle(section).scrollMarginBlockStart);
  const end = document.documentElement.scrollHeight - innerHeight - scrollY;
  return Math.min(section.getBoundingClientRect().top - margin, end);
}
