import { printTable } from '../report/print-table.ts';
import type { CameraMotion, Rates, Spread } from './camera-motion.ts';

const measures = [
  ['px', ({ picture }: CameraMotion) => picture, 1],
  ['levels', ({ zoom }: CameraMotion) => zoom, 3],
] as const;

const rates: readonly (readonly [name: string, rate: keyof Rates])[] = [
  ['/frame', 'speed'],
  ['/frame²', 'acceleration'],
  ['/frame³', 'jerk'],
];

/** How each recorded camera moved, as median, 99th of 100 and most. */
export function cameraTable(motions: Readonly<Record<string, CameraMotion>>): string {
  const columns = measures.flatMap(([unit, of, digits]) =>
    rates.map(([per, rate]) => ({
      name: unit + per,
      show: (motion: CameraMotion) => words(of(motion)[rate], digits),
    })),
  );
  const rows = Object.entries(motions).map(([name, motion]) => [
    name,
    ...columns.map(({ show }) => show(motion)),
  ]);
  return printTable(['median / 99th / most', ...columns.map(({ name }) => name)], rows);
}

const words = ({ median, p99, max }: Spread, digits: number): string =>
  [median, p99, max].map((value) => value.toFixed(digits)).join(' / ');
