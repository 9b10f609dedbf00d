import type { CaseStatement, IfStatement } from '../../plsql/ast/statement.js';
import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import { compileCondition, compileOperand } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable } from '../names/symbol.js';
import { type CompiledStatement, executeStatement } from './completion.js';
import { sequence } from './sequence.js';

interface Branch {
  readonly condition: Compiled<Frame>;
  readonly body: CompiledStatement;
}

export function compileIf(place: Place, statement: IfStatement, line: number): CompiledStatement {
  const { compilers } = place.unit;
  const branches = statement.branches.map(({ condition, statements }) => ({
    condition: compileCondition(place, condition),
    body: compilers.statements(place, statements),
  }));
  const otherwise = statement.otherwise === undefined ? sequence([]) : compilers.statements(place, statement.otherwise);
  return choose(branches, otherwise, line);
}

/** With a selector each WHEN is compared with it; the selector is evaluated once. */
export function compileCase(place: Place, statement: CaseStatement, line: number): CompiledStatement {
  const { compilers } = place.unit;
  const selector = statement.selector === undefined ? undefined : hoistSelector(place, statement.selector);
  const inner = selector?.place ?? place;
  const branches = statement.branches.map(({ when, statements }) => ({
    condition: compileCondition(inner, selector === undefined ? when : selector.equals(when)),
    body: compilers.statements(place, statements),
  }));
  const otherwise =
    statement.otherwise === undefined ? caseNotFound(line) : compilers.statements(place, statement.otherwise);
  const chosen = choose(branches, otherwise, line);
  if (selector === undefined) return chosen;
  return {
    pauses: true,
    line,
    *run(frame) {
      frame.slots[selector.slot] = yield* evaluate(selector.value, frame);
      return yield* executeStatement(chosen, frame);
    },
  };
}

function caseNotFound(line: number): CompiledStatement {
  return {
    pauses: false,
    line,
    execute() {
      throw new OracleError(6592, 'CASE not found while executing CASE statement');
    },
  };
}

/** A name that no program can write stands for the selector's value in the comparisons. */
function hoistSelector(place: Place, selector: Expression) {
  const value = compileOperand(place, selector);
  const slot = place.scope.layout.allocate();
  const scope = new Scope(place.scope.layout, place.scope);
  const name = ' selector';
  scope.declare({
    kind: 'variable',
    name,
    type: nullable(value.dataType),
    readOnly: true,
    layout: place.scope.layout,
    slot,
  });
  const at = { position: selector.position, end: selector.end };
  const left: Expression = { kind: 'name', parts: [{ ...at, name, quoted: true }], databaseLink: undefined, ...at };
  return {
    value,
    slot,
    place: { ...place, scope },
    equals: (right: Expression): Expression => ({
      kind: 'comparison',
      operator: '=',
      left,
      right,
      position: right.position,
      end: right.end,
    }),
  };
}

function choose(branches: readonly Branch[], otherwise: CompiledStatement, line: number): CompiledStatement {
  const direct: {
    readonly test: (frame: Frame) => boolean;
    readonly body: Extract<CompiledStatement, { pauses: false }>;
  }[] = [];
  for (const { condition, body } of branches) {
    if (condition.pauses || body.pauses) break;
    direct.push({ test: (frame) => condition.evaluate(frame) === true, body });
  }
  if (direct.length === branches.length && !otherwise.pauses) {
    return {
      pauses: false,
      line,
      execute(frame) {
        for (const { test, body } of direct) {
          if (!test(frame)) continue;
          frame.line = body.line;
          return body.execute(frame);
        }
        return otherwise.execute(frame);
      },
    };
  }
  return {
    pauses: true,
    line,
    *run(frame) {
      for (const { condition, body } of branches) {
        if ((yield* evaluate(condition, frame)) === true) return yield* executeStatement(body, frame);
      }
      return yield* executeStatement(otherwise, frame);
    },
  };
}
