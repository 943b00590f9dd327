/** How many times the story's sections and its geometry are there. */
export interface Growth {
  readonly sections: number;
  readonly geometry: number;
}

/** The sizes that are measured: each way by itself, and both together; the longest build comes last. */
export const growths: readonly Growth[] = [
  { sections: 1, geometry: 1 },
  { sections: 10, geometry: 1 },
  { sections: 100, geometry: 1 },
  { sections: 1, geometry: 10 },
  { sections: 10, geometry: 10 },
  { sections: 1, geometry: 100 },
];

/** How a size is written: `10x1` is ten times the sections with the geometry as it is. */
export const sizeOf = ({ sections, geometry }: Growth): string => `${sections}x${geometry}`;

/**
 * Reads a list of sizes, such as `1x1,100x1`.
 *
 * @throws When one is no size.
 */
export function parseSizes(list: string): readonly Growth[] {
  return list.split(',').map((size) => {
    const [, sections, geometry] = /^([1-9]\d*)x([1-9]\d*)$/.exec(size) ?? [];
    if (!sections || !geometry) {
      throw new Error(`--sizes=${list}: "${size}" must be like 10x1, sections by geometry.`);
    }
    return { sections: Number(sections), geometry: Number(geometry) };
  });
}
