import type { Reporter, TestModule, TestSpecification } from 'vitest/node';

interface Project {
  readonly files: number;
  readonly done: number;
}

/** Where a project has more files than this, only every so manieth is told. */
const step = 25;

/** How far a project is, as in `browser: 12 of 27 files, 3 min 20 s`; undefined where it is not worth a line. */
export function progress(
  name: string,
  { files, done }: Project,
  milliseconds: number,
): string | undefined {
  if (files > step && done < files && done % step > 0) return undefined;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
  return `${name}: ${done} of ${files} files, ${time}`;
}

/** Tells how far each project of a Vitest run is, as its files end; list it after the default reporter. */
export default class Progress implements Reporter {
  #projects = new Map<string, Project>();
  #start = 0;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#start = performance.now();
    this.#projects = new Map();
    for (const { project } of specifications) {
      const files = (this.#projects.get(project.name)?.files ?? 0) + 1;
      this.#projects.set(project.name, { files, done: 0 });
    }
  }

  onTestModuleEnd({ project: { name } }: TestModule): void {
    const { files, done } = this.#projects.get(name) ?? { files: 0, done: 0 };
    const now = { files, done: done + 1 };
    this.#projects.set(name, now);
    const words = progress(name || 'tests', now, performance.now() - this.#start);
    if (words) console.log(`   ${words}`);
  }
}
