import { formatSqlName, formatSqlPath, parseSqlPath } from '../../config/sql-name.js';
import { ConfigError } from '../../errors/generator-error.js';
import type { DeclaredException, Package } from '../../model/catalog.js';
import { groupBy } from '../../model/sort.js';
import type { RaisedNote } from '../../model/source-notes.js';
import type { ExceptionPlan, ThrownPlan } from '../client-plan.js';
import { freeError } from '../names/reserved-names.js';
import { wordsOf } from '../names/source-words.js';
import { pascalName } from '../names/spell-name.js';
import type { PlanContext } from '../plan-context.js';

/**
 * The error classes of a package: one for each error number that its specification gives to an exception. Exceptions without one cannot be told apart once they have
 * left the database. Of several exceptions with the same number, which PL/SQL itself does not tell apart, the first one by name gives the class its name.
 * @param freeName changes a class's name until nothing else in the module is called so
 * @throws ConfigError when a configured name is not free
 */
export function planExceptions(
  owner: string,
  { name: packageName, source }: Pick<Package, 'name' | 'source'>,
  freeName: (name: string) => string,
  { naming }: PlanContext,
): readonly ExceptionPlan[] {
  const declared = (source?.exceptions ?? []).filter(({ notes }) => notes?.hidden !== true);
  const byCode = groupBy(declared, ({ code }) => String(errorNumber(code) ?? ''));
  byCode.delete('');
  const first = [...byCode.values()].flatMap((group) => group.slice(0, 1));
  const words = wordsOf(first, naming);
  const shortOf = ({ name }: DeclaredException) => className(withoutMarks((words.get(name) ?? name).split('_')));
  const short = first.map(shortOf);
  const taken = new Set<string>();
  const claim = (name: string): string => {
    const free = freeName(freeError(name));
    return taken.has(free) ? claim(`${free}_`) : free;
  };
  return [...byCode].flatMap(([number, group]): readonly ExceptionPlan[] => {
    const [exception] = group;
    if (exception === undefined) return [];
    const { name, notes } = exception;
    const own = shortOf(exception);
    const contested = short.filter((other) => other === own).length > 1;
    const configured = naming.overrides.get(formatSqlPath([owner, packageName, name]));
    const spelled = contested ? className((words.get(name) ?? name).split('_')) : own;
    const unique = claim(configured ?? spelled);
    if (configured !== undefined && unique !== configured) {
      throw new ConfigError(
        `naming.overrides calls the exception ${formatSqlPath([owner, packageName, name])} "${configured}", which something else in its module is called. Choose another name.`,
      );
    }
    taken.add(unique);
    const code = Number(number);
    return [
      {
        className: unique,
        code,
        base: code >= 20_000 && code <= 20_999 ? 'ApplicationError' : 'DatabaseError',
        names: group.map((one) => one.name),
        others: group.slice(1).map((one) => formatSqlName(one.name)),
        title: `EXCEPTION ${formatSqlPath([owner, packageName, name])}`,
        notes,
      },
    ];
  });
}

/**
 * What a caller sees: 20001 for -20001. NO_DATA_FOUND is 100 to EXCEPTION_INIT and ORA-01403 to everybody else; 1 is any exception without a number. Source: PL/SQL Language
 * Reference, "EXCEPTION_INIT Pragma".
 */
function errorNumber(code: number | null): number | undefined {
  if (code === 100) return 1403;
  return code === null || code >= 0 ? undefined : -code;
}

/** What PL/SQL programmers put before or after the name of an exception, to say that it is one. */
const MARKS: ReadonlySet<string> = new Set(['E', 'EX', 'EXC', 'ERR', 'EXCEPTION', 'ERROR']);

/** `E_NOT_FOUND`, `EX_LOCKED` and `INVALID_ORDER_EXCEPTION` without what says only that they are exceptions; one mark at most on either side. */
function withoutMarks(words: readonly string[]): readonly string[] {
  const isMark = (word: string | undefined) => word !== undefined && MARKS.has(word);
  const rest = words.slice(isMark(words[0]) ? 1 : 0, isMark(words.at(-1)) ? -1 : undefined);
  return rest.length === 0 || /^\P{L}/u.test(rest[0] ?? '') ? words : rest;
}

function className(words: readonly string[]): string {
  const name = pascalName(words.join('_'));
  return words.at(-1) === 'ERROR' ? name : `${name}Error`;
}

/**
 * What `@throws` names: an exception of the package by its name or number, which is linked to its class, or anything else as it is.
 * @param packageName null for a routine outside packages
 */
export function planThrown(
  throws: readonly RaisedNote[],
  packageName: string | null,
  exceptions: readonly ExceptionPlan[],
): readonly ThrownPlan[] {
  return throws.map(({ name, comment }) => {
    const path = parseSqlPath(name) ?? [];
    const own = path.length === 1 || (packageName !== null && path.at(-2) === packageName) ? path.at(-1) : undefined;
    const number = /^(?:ORA)?-?0*(\d+)$/i.exec(name)?.[1];
    const thrown = exceptions.find(
      ({ names, code }) => (own !== undefined && names.includes(own)) || String(code) === number,
    );
    return { name, exception: thrown ?? null, comment };
  });
}
