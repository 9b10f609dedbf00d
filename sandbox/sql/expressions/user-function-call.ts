import type { Argument, Expression } from '../../syntax/ast/expression.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { compileExpression } from './compile-expression.js';
import type { Compiled } from './compiled.js';
import { convertTo } from './type-matching.js';

/** A call of a function written in PL/SQL; undefined if the name is none. */
export function compileUserFunction(
  callee: Expression,
  args: readonly Argument[],
  scope: BlockScope,
): Compiled<QueryFrame> | undefined {
  if (callee.kind !== 'name') return undefined;
  const { services, environment } = scope.context;
  const parts = callee.parts.map((part) => part.name);
  if (!services.userFunctions.mayBeFunction(parts, environment, callee.position)) return undefined;
  const operands = args.map((argument) => compileExpression(argument.value, scope));
  const found = services.userFunctions.resolve(
    {
      parts,
      arguments: args.map((argument, index) => ({
        name: argument.name?.name,
        dataType: operands[index]?.dataType ?? { kind: 'null' },
      })),
      position: callee.position,
    },
    environment,
  );
  if (found === undefined) return undefined;
  const converted = operands.map((operand, index) => {
    const parameter = found.parameters[index];
    return parameter === undefined ? operand : convertTo(operand, parameter.dataType, scope);
  });
  return {
    pauses: true,
    dataType: found.dataType,
    *run(frame) {
      const values = [];
      for (const operand of converted)
        values.push(operand.pauses ? yield* operand.run(frame) : operand.evaluate(frame));
      return yield* found.invoke(values, frame.statement.session);
    },
  };
}
