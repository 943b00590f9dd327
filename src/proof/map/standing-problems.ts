import type { PlacedLabel } from '../../../tests/browser/support/label-page/placed-labels.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import type { Fault } from '../fault.ts';
import { inWords, quoted, type Size, sceneFault, type TestedStory } from '../tested-story.ts';
import { boxAround, meet, within } from './box.ts';
import type { Stage } from './stage.ts';

/** Shows a scene on the map of that stage, and tells what is written there then. */
export type ShowLabels = (scene: Scene) => Promise<readonly PlacedLabel[]>;

/** A section's labels as they stand on a screen of a size. */
export interface Placed {
  readonly section: string;
  readonly scene: Scene;
  readonly labels: readonly PlacedLabel[];
  readonly stage: Pick<Stage, 'viewport' | 'always'>;
  readonly size: Size;
}

/**
 * What is wrong with what a section must say: its annotations, and the names that must stand, belong
 * onto the map whole, off all that lies over it, and the annotations off one another.
 */
export async function standingProblems(
  tested: TestedStory,
  placed: Placed,
  show: ShowLabels,
): Promise<readonly Fault[]> {
  const { section, scene, labels, size } = placed;
  const { annotations = [], names = [] } = tested.story.scenes[section] ?? {};
  const texts = annotations.map(({ text }) => text);
  const faults: Omit<Fault, 'file' | 'place'>[] = [];
  for (const text of [...texts, ...names]) {
    const isName = !texts.includes(text);
    const label = labels.find((each) => each.text === text);
    if (label) {
      const remedy = isName ? nameRemedy : annotationRemedy;
      const problems = wrongPlaces(label, placed, isName ? [] : texts);
      faults.push(...problems.map((problem) => ({ problem, remedy })));
    } else if (isName) {
      faults.push(missingName(text, await inTheWay(text, scene, labels, show)));
    } else {
      faults.push({ problem: `${quoted(text)} does not stand`, remedy: annotationRemedy });
    }
  }
  return faults.map((fault) => sceneFault(tested, section, { ...fault, at: inWords(size) }));
}

const annotationRemedy =
  'Give the annotation another side, offset or width, shorten it, or widen the bounds.';

const nameRemedy =
  'Widen the bounds so that it stands farther from the edge, or take it out of the names.';

function missingName(name: string, other: string | undefined) {
  const missing = `${quoted(name)} does not stand`;
  if (other === undefined) return { problem: missing, remedy: nameRemedy };
  const remedy = 'Take one of them out of the section, or widen the bounds.';
  return { problem: `${missing}, as it gives way to ${quoted(other)},`, remedy };
}

/** What is wrong with where a label stands, given the annotations that it must keep off. */
function wrongPlaces(
  label: PlacedLabel,
  { labels, stage }: Placed,
  keepOff: readonly string[],
): readonly string[] {
  const said = quoted(label.text);
  const { width, height } = stage.viewport;
  const box = boxAround(label.corners);
  const over = stage.always.find((other) => meet(box, other));
  const crowded = labels.filter(
    (other) =>
      other !== label && keepOff.includes(other.text) && meet(box, boxAround(other.corners)),
  );
  return [
    ...(within(box, { left: 0, top: 0, right: width, bottom: height })
      ? []
      : [`${said} is cut by the map’s edge`]),
    ...(over ? [`${said} lies under ${over.what}`] : []),
    ...crowded.map(({ text }) =>
      text === label.text
        ? `${said} lies on another annotation`
        : `${said} lies on ${quoted(text)}`,
    ),
  ];
}

/** What a name that must stand gives way to: that without which it stands. */
async function inTheWay(
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
  return labels.find(({ isAnnotation }) => isAnnotation)?.text;
}
