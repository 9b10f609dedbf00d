import type { VariableDeclaration } from '../../plsql/ast/declaration.js';
import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import { copyValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { compileValue } from '../expressions/compile-value.js';
import { type Frame, STATIC_FRAME } from '../frame.js';
import type { Place } from '../names/place.js';
import type { CompiledStatement } from '../statements/completion.js';
import { emptyValue } from '../types/empty-value.js';
import { resolveTypeSpec } from '../types/resolve-type.js';
import { variableType } from '../types/variable-type.js';
import { declareNew } from './declare-new.js';

/** A variable or constant. @returns what sets it when its block is entered */
export function declareVariable(place: Place, declaration: VariableDeclaration): CompiledStatement | undefined {
  const { name, constant, initial } = declaration;
  const declared = resolveTypeSpec(place, declaration.type);
  const type = variableType({ ...declared, notNull: declared.notNull || declaration.notNull });
  if (initial === undefined && (constant || type.notNull)) {
    const text = constant
      ? `PLS-00322: declaration of a constant '${name.name}' must contain an initialization assignment`
      : `PLS-00218: a variable declared NOT NULL must have an initialization assignment`;
    throw new PlsqlCompileError(text, name.position);
  }
  // The initial value is compiled before the name is declared: it may mean a name of the scope around it.
  const value = initial === undefined ? undefined : compileValue(place, initial, type);
  const { layout } = place.scope;
  const slot = layout.allocate();
  const staticValue = constant && value !== undefined ? staticValueOf(value) : undefined;
  declareNew(place, {
    kind: 'variable',
    name: name.name,
    type,
    readOnly: constant,
    layout,
    slot,
    ...(staticValue === undefined ? {} : { staticValue }),
  });
  const line = place.unit.errors.lines.lineAt(declaration.position);
  return initialiser(slot, value, type.dataType, line);
}

function staticValueOf(value: Compiled<Frame>): Value | undefined {
  return !value.pauses && value.constant === true ? value.evaluate(STATIC_FRAME) : undefined;
}

function initialiser(
  slot: number,
  value: Compiled<Frame> | undefined,
  dataType: DataType,
  line: number,
): CompiledStatement {
  if (value === undefined) {
    return {
      pauses: false,
      line,
      execute(frame) {
        frame.slots[slot] = emptyValue(dataType, frame.session);
        return undefined;
      },
    };
  }
  if (!value.pauses) {
    return {
      pauses: false,
      line,
      execute(frame) {
        frame.slots[slot] = copyValue(value.evaluate(frame));
        return undefined;
      },
    };
  }
  return {
    pauses: true,
    line,
    *run(frame) {
      frame.slots[slot] = copyValue(yield* evaluate(value, frame));
      return undefined;
    },
  };
}
