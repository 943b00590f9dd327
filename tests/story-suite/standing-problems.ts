import type { Problem } from '../../src/build/parse/story-error.ts';
import type { Scene } from '../../src/core/timeline/scene.ts';
import type { PlacedLabel } from '../browser/support/label-page/placed-labels.ts';
import { boxAround, meet, within } from './box.ts';
import type { Stage } from './stage.ts';
import { inWords, type Size, sceneProblem, type TestedStory } from './tested-story.ts';

/** Shows a scene on the map of that stage, and tells what is written there then. */
export type ShowLabels = (scene: Scene) => Promise<readonly PlacedLabel[]>;

/** A section's labels as they stand on a screen of a size. */
export interface Placed {
  readonly section: string;
  readonly scene: Scene;
  readonly labels: readonly PlacedLabel[];
  readonly stage: Stage;
  readonly size: Size;
}

/**
 * What is wrong with what a section must say: its annotations, and the names that must stand, belong
 * onto the map whole, off all that lies over it, and the annotations off one another.
 */
export async function standingProblems(
  tested: TestedStory,
  { section, scene, labels, stage, size }: Placed,
  show: ShowLabels,
): Promise<Problem[]> {
  const { annotations = [], names = [] } = tested.story.scenes[section] ?? {};
  const texts = annotations.map(({ text }) => text);
  const { width, height } = stage.viewport;
  const map = { left: 0, top: 0, right: width, bottom: height };
  const at = inWords(size);
  const problems: Problem[] = [];
  for (const text of [...texts, ...names]) {
    const isName = !texts.includes(text);
    const said = `"${text.replaceAll('\n', ' ')}"`;
    const tell = (problem: string, remedy: string) =>
      problems.push(sceneProblem(tested, section, problem, remedy));
    const label = labels.find((each) => each.text === text);
    if (!label) {
      const why = isName ? await whyMissing(text, scene, labels, show) : undefined;
      const gives = why ? `: it gives way to "${why}"` : '';
      tell(`${said} does not stand at ${at}${gives}.`, isName ? nameRemedy(why) : annotationRemedy);
      continue;
    }
    const box = boxAround(label.corners);
    const remedy = isName ? nameRemedy() : annotationRemedy;
    if (!within(box, map)) tell(`${said} is cut by the map's edge at ${at}.`, remedy);
    const over = stage.always.find((other) => meet(box, other));
    if (over) tell(`${said} lies under ${over.what} at ${at}.`, remedy);
    if (isName) continue;
    const crowded = labels.filter(
      (other) =>
        other !== label && texts.includes(other.text) && meet(box, boxAround(other.corners)),
    );
    for (const other of crowded) {
      tell(`${said} lies on "${other.text.replaceAll('\n', ' ')}" at ${at}.`, annotationRemedy);
    }
  }
  return problems;
}

const annotationRemedy =
  'Give the annotation another side, offset or width, shorten it, or widen the bounds.';

const nameRemedy = (inTheWay?: string): string =>
  inTheWay
    ? 'Take one of them out of the section, move the annotation, or widen the bounds.'
    : 'Widen the bounds so that it stands farther from the edge, or take it out of the names.';

/** What a name that must stand gives way to: that without which it stands. */
async function whyMissing(
  name: string,
  scene: Scene,
  labels: readonly PlacedLabel[],
  show: ShowLabels,
): Promise<string | undefined> {
  const stands = async (without: Partial<Scene>) =>
    (await show({ ...scene, ...without })).some(({ text }) => text === name);
  const { names = [], annotations = {} } = scene;
  for (const other of names.filter((each) => each !== name)) {
    if (await stands({ names: names.filter((each) => each !== other) })) return other;
  }
  const unwritten = Object.fromEntries(Object.keys(annotations).map((id) => [id, 0]));
  if (!(await stands({ annotations: unwritten }))) return undefined;
  return labels.find(({ isAnnotation }) => isAnnotation)?.text.replaceAll('\n', ' ');
}
