import type { Between } from '../../syntax/ast/condition.js';
import { BOOLEAN } from '../../values/data-type.js';
import { compileOrder } from './comparison.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';

/** `x BETWEEN a AND b` is `x >= a AND x <= b` with x evaluated once; each comparison converts by its own rules. */
export function compileBetween<F>(node: Between, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const [operand, low, high] = [
    compiler.compile(node.operand),
    compiler.compile(node.low),
    compiler.compile(node.high),
  ];
  const fromLow = compileOrder(operand.dataType, low.dataType, scope, 'BETWEEN', node.position);
  const toHigh = compileOrder(operand.dataType, high.dataType, scope, 'BETWEEN', node.position);
  return combine(BOOLEAN, [operand, low, high], ([value = null, least = null, most = null], frame) => {
    const [above, below] = [fromLow(value, least, frame), toHigh(value, most, frame)];
    const outside = (above !== null && above < 0) || (below !== null && below > 0);
    if (outside) return node.negated;
    return above === null || below === null ? null : !node.negated;
  });
}
