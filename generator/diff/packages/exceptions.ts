import type { DeclaredException } from '../../model/catalog.js';
import { fromTo } from '../change.js';
import { compareNotes } from '../notes.js';
import type { Report } from '../report.js';

/** The exceptions of a package. One without an error number is not in the client. */
export function compareExceptions(
  before: readonly DeclaredException[],
  after: readonly DeclaredException[],
  report: Report,
): void {
  const was = inClient(before);
  const is = inClient(after);
  for (const [name, exception] of was) {
    const other = is.get(name);
    if (other === undefined) {
      report.add('breaking', 'exception-removed', `the exception of ${exception.code} is gone`, name);
      continue;
    }
    if (exception.code !== other.code)
      report.add(
        'breaking',
        'exception-code-changed',
        fromTo(`${exception.code}`, `${other.code}`, 'a client generated before does not know it by that number'),
        name,
      );
    compareNotes(exception.notes, other.notes, report, name);
  }
  for (const [name, { code }] of is) {
    if (!was.has(name)) report.add('compatible', 'exception-added', `the exception of ${code} is new`, name);
  }
}

function inClient(exceptions: readonly DeclaredException[]): ReadonlyMap<string, DeclaredException> {
  const known = exceptions.filter(({ code, notes }) => code !== null && notes?.hidden !== true);
  return new Map(known.map((exception) => [exception.name, exception]));
}
