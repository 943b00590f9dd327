const denied = 'there is no permission to write there. Choose a folder that is yours.';
const full = 'the disk is full. Make room, and run the command again.';

const reasons: Readonly<Record<string, string>> = {
  EACCES: denied,
  EPERM: denied,
  EROFS: denied,
  ENOSPC: full,
  EDQUOT: full,
  ENAMETOOLONG: 'its name is too long. Choose another.',
};

/** Why the system did not write, and what to do, as the rest of a sentence; its own words where they are rare. */
export const whyUnwritten = ({ code = '', message }: NodeJS.ErrnoException): string =>
  reasons[code] ?? `${message}.`;
