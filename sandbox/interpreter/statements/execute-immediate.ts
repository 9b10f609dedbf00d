import type { ExecuteImmediateStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { IntoClause } from '../../syntax/ast/dml.js';
import { bindArguments, type DynamicInto, executeImmediate } from '../embedded/dynamic-sql.js';
import { intoTargets } from '../embedded/into-targets.js';
import type { Repetition } from '../embedded/repetition.js';
import { compileStatementText } from '../embedded/statement-text.js';
import type { Place } from '../names/place.js';
import type { CompiledStatement } from './completion.js';

/** @param repetition of a statement that FORALL repeats: takes what RETURNING BULK COLLECT gives */
export function compileExecuteImmediate(
  place: Place,
  statement: ExecuteImmediateStatement,
  line: number,
  repetition?: Repetition,
): CompiledStatement {
  const text = compileStatementText(place, statement.text);
  const using = bindArguments(place, statement.using);
  const into = dynamicInto(place, statement.into);
  const named = dynamicInto(place, statement.returning);
  const returning =
    named === undefined || repetition === undefined
      ? named
      : { ...named, targets: repetition.collectFor(named.targets) };
  return {
    pauses: true,
    line,
    *run(frame) {
      yield* executeImmediate(yield* evaluate(text, frame), using, into, returning, frame);
      return undefined;
    },
  };
}

function dynamicInto(place: Place, into: IntoClause | undefined): DynamicInto | undefined {
  if (into === undefined) return undefined;
  return { targets: intoTargets(place, into.targets, undefined, into.position), bulkCollect: into.bulkCollect };
}
