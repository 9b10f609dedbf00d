import { byCodeUnits } from '../model/sort.js';

/** From the worst to the most harmless. */
export const GRADES = ['breaking', 'behaviour', 'compatible', 'docs'] as const;

/**
 * What a change does to callers. `breaking`: calls that were right do not compile, are refused, or give something of another shape, with the client generated anew or
 * with the one that was generated before. `behaviour`: they compile and run, but some values are treated otherwise. `compatible`: they go on as before. `docs`: only what
 * people read is different.
 */
export type Grade = (typeof GRADES)[number];

/** One difference between two catalogs. */
export interface Change {
  readonly grade: Grade;
  /** Stable, for machines: `parameter-added`. */
  readonly code: ChangeCode;
  /** The schema, package, routine or type, as SQL would name it: `ERP.ORDERS_API.CREATE_ORDER`. `DATABASE` for the database itself. */
  readonly what: string;
  /** The parameter, field, constant or exception, exact spelling; RETURN for a function's own value, ELEMENT for a collection's elements. */
  readonly member: string | null;
  /** For people, with what was before and what is after. No full stop. */
  readonly message: string;
  /** How many routines have the type in their signatures; null where the change is not one of a type. */
  readonly routines: number | null;
}

/** In pairs where one undoes the other; `…-changed` undoes itself. */
export type ChangeCode =
  | 'ambiguous-calls-added'
  | 'ambiguous-calls-removed'
  | 'client-name-changed'
  | 'client-type-name-changed'
  | 'comment-changed'
  | 'constant-added'
  | 'constant-removed'
  | 'constant-type-changed'
  | 'constant-value-changed'
  | 'database-version-changed'
  | 'declared-type-changed'
  | 'default-added'
  | 'default-changed'
  | 'default-removed'
  | 'deprecation-added'
  | 'deprecation-changed'
  | 'deprecation-removed'
  | 'element-type-changed'
  | 'exception-added'
  | 'exception-code-changed'
  | 'exception-removed'
  | 'field-added'
  | 'field-removed'
  | 'field-type-changed'
  | 'fields-reordered'
  | 'form-changed'
  | 'grant-added'
  | 'grant-removed'
  | 'hidden-added'
  | 'hidden-removed'
  | 'instantiable-changed'
  | 'kind-changed'
  | 'limit-changed'
  | 'mode-changed'
  | 'not-null-added'
  | 'not-null-removed'
  | 'overload-added'
  | 'overload-removed'
  | 'package-added'
  | 'package-invalid'
  | 'package-removed'
  | 'package-valid'
  | 'parameter-added'
  | 'parameter-removed'
  | 'parameter-type-changed'
  | 'parameters-reordered'
  | 'range-changed'
  | 'result-added'
  | 'result-removed'
  | 'result-type-changed'
  | 'routine-added'
  | 'routine-removed'
  | 'routine-supported'
  | 'routine-unsupported'
  | 'schema-added'
  | 'schema-removed'
  | 'source-added'
  | 'source-removed'
  | 'sql-only-changed'
  | 'subtype-added'
  | 'subtype-removed'
  | 'supertype-changed'
  | 'tag-changed'
  | 'throws-changed'
  | 'type-supported'
  | 'type-unsupported';

/** A verdict on one aspect of a change, with the words that explain it. */
export interface Verdict {
  readonly grade: Grade;
  /** Completes `before → after`: `callers get string instead of number`. Empty where there is nothing to add. */
  readonly reason: string;
}

function isWorse(grade: Grade, than: Grade): boolean {
  return GRADES.indexOf(grade) < GRADES.indexOf(than);
}

/** The worst verdict, the first of several; `least` when there is none. */
export function worstOf(verdicts: readonly Verdict[], least: Verdict): Verdict {
  return verdicts.reduce((worst, one) => (isWorse(one.grade, worst.grade) ? one : worst), least);
}

/** Whether one of the changes is of the grade or worse. */
export function reaches(changes: readonly Change[], grade: Grade): boolean {
  return changes.some((change) => !isWorse(grade, change.grade));
}

/** The worst first, then by what has changed. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  const textOf = ({ what, member, code, message }: Change) => JSON.stringify([what, member ?? '', code, message]);
  return [...changes].sort(
    (a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || byCodeUnits(textOf(a), textOf(b)),
  );
}

/** `NUMBER → VARCHAR2: callers get string instead of number` */
export function fromTo(before: string, after: string, reason = ''): string {
  return reason === '' ? `${before} → ${after}` : `${before} → ${after}: ${reason}`;
}
