import type { Trim } from '../../syntax/ast/expression.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { OracleError } from '../../values/oracle-error.js';
import { textOf } from '../functions/argument-values.js';
import { trimEnd, trimStart } from '../functions/character-functions.js';
import { NVARCHAR2 } from '../functions/national-results.js';
import type { Compiled } from './compiled.js';
import { combinePure, constant } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { isConvertible } from './type-families.js';
import { textOperand } from './type-matching.js';

/** `TRIM(LEADING '0' FROM x)`. @throws OracleError 30001 for more than one character to trim */
export function compileTrim<F>(node: Trim, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const source = compiler.compile(node.source);
  const set = node.characters === undefined ? constant<F>(VARCHAR2, ' ') : compiler.compile(node.characters);
  for (const { dataType } of [source, set]) {
    if (!isConvertible(dataType, VARCHAR2, scope.language)) {
      throw wrongTypes(scope.language, 'TRIM', VARCHAR2, dataType, node.position);
    }
  }
  const type = resultType(source.dataType);
  return combinePure(type, [textOperand(source, scope), textOperand(set, scope)], ([text = null, trimmed = null]) => {
    if (text === null || trimmed === null) return null;
    const character = textOf(trimmed);
    if ([...character].length !== 1) throw new OracleError(30001, 'trim set should have only one character');
    const start = node.side === 'TRAILING' ? textOf(text) : trimStart(textOf(text), character);
    const result = node.side === 'LEADING' ? start : trimEnd(start, character);
    if (type.kind === 'clob') return ClobValue.temporary(result);
    return result === '' ? null : result;
  });
}

function resultType(source: DataType): DataType {
  if (source.kind === 'clob') return source;
  return 'national' in source && source.national ? NVARCHAR2 : VARCHAR2;
}
