/** Marks a suite that `needs` skipped; the strict reporter fails the run for any other skipped test. */
export const SKIPPED_FOR = ' [skipped: needs ';
