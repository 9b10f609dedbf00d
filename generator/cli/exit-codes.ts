/** What the process ends with; documented in the README. */
export const EXIT_CODES = {
  /** Everything is as it should be. */
  fine: 0,
  /** The command worked and its answer is no: the output would change. */
  checkFailed: 1,
  /** Wrong flags, configuration or folders. */
  usage: 2,
  /** The database refused or cannot be reached. */
  database: 3,
  /** A person has cancelled the questions (128 and SIGINT, as shells have it). */
  cancelled: 130,
  /** A bug of ours (EX_SOFTWARE of sysexits.h). */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
