import type { CaseStatement, IfStatement } from '../../plsql/ast/statement.js';
import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { WhenChoice } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import { compileCondition } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { caseSelector } from './case-selector.js';
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
  const selector = statement.selector === undefined ? undefined : caseSelector(place, statement.selector);
  const branches = statement.branches.map(({ choices, statements }) => ({
    condition: selector === undefined ? searched(place, choices) : selector.condition(choices),
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

/** The one condition after a WHEN of a CASE without a selector. */
function searched(place: Place, [choice]: readonly WhenChoice[]): Compiled<Frame> {
  if (choice === undefined || !('condition' in choice)) throw new TypeError('a condition was expected');
  return compileCondition(place, choice.condition);
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
