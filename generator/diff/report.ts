import type { Change, ChangeCode, Grade } from './change.js';

/** The changes that were found, and where the next ones are. */
export interface Report {
  add(grade: Grade, code: ChangeCode, message: string, member?: string | null): void;
}

/** Collects changes of one thing. */
export function reportOn(what: string, changes: Change[], routines: number | null = null): Report {
  return {
    add: (grade, code, message, member = null) => {
      changes.push({ grade, code, what, member, message, routines });
    },
  };
}
