import type { Argument, Expression, NameReference } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { ObjectType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import type { UserFunction, UserFunctionCall } from '../user-functions.js';
import { compileExpression } from './compile-expression.js';
import { type Compiled, evaluate, evaluateAll } from './compiled.js';
import { convertTo } from './type-matching.js';

/** A function written in PL/SQL with its arguments, as it takes them. */
export interface CompiledFunction {
  readonly found: UserFunction;
  readonly operands: readonly Compiled<QueryFrame>[];
}

/**
 * A call of a function written in PL/SQL, or of a type's constructor; undefined if the name is none.
 * @param args undefined where no parenthesis follows the name
 */
export function compileUserFunction(
  callee: Expression,
  args: readonly Argument[] | undefined,
  scope: BlockScope,
): Compiled<QueryFrame> | undefined {
  if (callee.kind !== 'name') return undefined;
  const call = findUserFunction(callee, args, scope);
  if (call?.found.pipe !== undefined) {
    throw new NotSupportedError('a pipelined function that FROM does not call', callee.position);
  }
  return call === undefined ? undefined : invocation(call);
}

/** A function that a name means, overloads decided. */
export function findUserFunction(
  callee: NameReference,
  args: readonly Argument[] | undefined,
  scope: BlockScope,
): CompiledFunction | undefined {
  const { services, environment } = scope.context;
  const parts = callee.parts.map((part) => part.name);
  const isCall = args !== undefined;
  if (!services.userFunctions.mayBeFunction({ parts, isCall, position: callee.position }, environment))
    return undefined;
  return withArguments(args ?? [], scope, (given) =>
    services.userFunctions.resolve({ parts, isCall, arguments: given, position: callee.position }, environment),
  );
}

/** A call of an object's member method. @throws OracleError 904 if it has none of that name */
export function compileMethod(
  object: Compiled<QueryFrame>,
  type: ObjectType,
  method: Identifier,
  args: readonly Argument[],
  scope: BlockScope,
): Compiled<QueryFrame> | undefined {
  const { services, environment } = scope.context;
  const { position } = method;
  const call = withArguments(args, scope, (given) =>
    services.userFunctions.resolveMethod(
      type,
      { parts: [method.name], isCall: true, arguments: given, position },
      environment,
    ),
  );
  if (call === undefined) return undefined;
  const { found, operands } = call;
  if (found.pipe !== undefined) throw new NotSupportedError('pipelined methods of objects', position);
  return {
    pauses: true,
    dataType: found.dataType,
    // For a null object SQL does not call the method at all.
    *run(frame) {
      const self = yield* evaluate(object, frame);
      if (self === null) return null;
      return yield* found.invoke([self, ...(yield* evaluateAll(operands, frame))], frame.statement);
    },
  };
}

function withArguments(
  args: readonly Argument[],
  scope: BlockScope,
  resolve: (given: UserFunctionCall['arguments']) => UserFunction | undefined,
): CompiledFunction | undefined {
  const operands = args.map((argument) => compileExpression(argument.value, scope));
  const found = resolve(
    args.map((argument, index) => ({
      name: argument.name?.name,
      dataType: operands[index]?.dataType ?? { kind: 'null' },
    })),
  );
  if (found === undefined) return undefined;
  const converted = operands.map((operand, index) => {
    const parameter = found.parameters[index];
    return parameter === undefined ? operand : convertTo(operand, parameter.dataType, scope);
  });
  return { found, operands: converted };
}

function invocation({ found, operands }: CompiledFunction): Compiled<QueryFrame> {
  return {
    pauses: true,
    dataType: found.dataType,
    *run(frame) {
      return yield* found.invoke(yield* evaluateAll(operands, frame), frame.statement);
    },
  };
}
