import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import { CASE_SELECTOR, type Expression, type WhenChoice } from '../../syntax/ast/expression.js';
import { compileCondition, compileOperand } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { nullable } from '../names/symbol.js';

/** The selector of a CASE, which is evaluated once and then stands in a slot. */
export interface CaseSelector {
  readonly value: Compiled<Frame>;
  readonly slot: number;
  /** Whether one of the choices is true. */
  condition(choices: readonly WhenChoice[]): Compiled<Frame>;
}

export function caseSelector(place: Place, selector: Expression): CaseSelector {
  const value = compileOperand(place, selector);
  const { layout } = place.scope;
  const slot = layout.allocate();
  const scope = new Scope(layout, place.scope);
  const type = nullable(value.dataType);
  scope.declare({ kind: 'variable', name: CASE_SELECTOR, type, readOnly: true, layout, slot });
  const inner = { ...place, scope };
  const at = { position: selector.position, end: selector.end };
  const name = { ...at, name: CASE_SELECTOR, quoted: true };
  const left: Expression = { kind: 'name', parts: [name], databaseLink: undefined, ...at };
  const test = (choice: WhenChoice): Expression => {
    if ('condition' in choice) return choice.condition;
    const { position, end } = choice.equal;
    return { kind: 'comparison', operator: '=', left, right: choice.equal, position, end };
  };
  return {
    value,
    slot,
    condition(choices) {
      const conditions = choices.map((choice) => compileCondition(inner, test(choice)));
      const [only] = conditions;
      return only !== undefined && conditions.length === 1 ? only : anyOf(conditions);
    },
  };
}

function anyOf(conditions: readonly Compiled<Frame>[]): Compiled<Frame> {
  return {
    pauses: true,
    dataType: { kind: 'boolean' },
    *run(frame) {
      for (const condition of conditions) if ((yield* evaluate(condition, frame)) === true) return true;
      return false;
    },
  };
}
