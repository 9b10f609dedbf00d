import { type Change, GRADES } from '../change.js';

/** For machines: `{ changes: Change[], counts }`. */
export function formatJson(changes: readonly Change[]): string {
  const counts = Object.fromEntries(
    GRADES.map((grade) => [grade, changes.filter((change) => change.grade === grade).length]),
  );
  return JSON.stringify({ changes, counts }, null, 2);
}
