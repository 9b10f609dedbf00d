import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { xmlFault } from '../../values/xml-text.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { compileOperand, converted } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Denotation } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { nullable, type TypeSymbol } from '../names/symbol.js';

/* The type SYS.XMLTYPE. An instance is the text that it was made of. Source: PL/SQL Packages and Types Reference, "XMLTYPE". */

const XMLTYPE: DataType = { kind: 'xmltype' };
const CLOB: DataType = { kind: 'clob', national: false };
const SYMBOL: TypeSymbol = { kind: 'type', name: 'XMLTYPE', type: nullable(XMLTYPE) };

/** GETSTRINGVAL gives as much as a PL/SQL variable holds. */
const MAX_STRING_BYTES = 32_767;

/** `XMLTYPE` by its public synonym, or `SYS.XMLTYPE`; undefined for any other name. */
export function denoteXmlType(parts: readonly Identifier[]): Denotation | undefined {
  const [first, second, third] = parts[0]?.name === 'SYS' ? parts.slice(1) : parts;
  if (first?.name !== 'XMLTYPE') return undefined;
  if (second === undefined) return { kind: 'type', symbol: SYMBOL };
  throw new NotSupportedError(`XMLTYPE.${(third ?? second).name}`, second.position);
}

/**
 * `XMLTYPE(text)`, which raises ORA-31011 where the text is no well-formed document. A NULL text, which no document says what becomes of, is
 * refused when it comes.
 */
export function xmlConstructor(place: Place, args: readonly Argument[], position: number): Compiled<Frame> {
  const [argument] = args;
  if (argument === undefined) throw wrongArguments('XMLTYPE', position);
  if (args.length > 1) throw new NotSupportedError('schemas of XMLTYPE', position);
  if (argument.name !== undefined && argument.name.name !== 'XMLDATA') throw wrongArguments('XMLTYPE', position);
  const operand = compileOperand(place, argument.value);
  const text = converted(operand, nullable(operand.dataType.kind === 'clob' ? CLOB : VARCHAR2), position);
  return combine<Frame>(XMLTYPE, [text], ([value = null]) =>
    parsed(value instanceof ClobValue ? value.text : value, position),
  );
}

function parsed(text: Value, position: number): Value {
  if (typeof text !== 'string') throw new NotSupportedError('XMLTYPE of a NULL text', position);
  const fault = xmlFault(text);
  if (fault === undefined) return text;
  if (fault.unread) throw new NotSupportedError(`${fault.reason} in XMLTYPE`, position);
  throw new OracleError(31011, 'XML parsing failed', {
    stackLines: ['ORA-19202: Error occurred in XML processing', fault.reason, `Error at line ${fault.line}`],
  });
}

/** `x.getStringVal()`, `x.getClobVal()`; of NULL, ORA-30625. */
export function xmlMethod(
  instance: Compiled<Frame>,
  { name, position }: Identifier,
  args: readonly Argument[],
): Compiled<Frame> {
  const type = METHODS.get(name);
  if (type === undefined) throw new NotSupportedError(`XMLTYPE.${name}`, position);
  if (args.length > 0) throw wrongArguments(name, position);
  return combine<Frame>(type, [instance], ([value = null]) => {
    if (typeof value !== 'string') {
      throw new OracleError(30625, 'method dispatch on NULL SELF argument is disallowed');
    }
    if (type === VARCHAR2 && Buffer.byteLength(value) > MAX_STRING_BYTES) {
      throw new OracleError(19011, 'Character string buffer too small');
    }
    return type === CLOB ? ClobValue.temporary(value) : value;
  });
}

const METHODS: ReadonlyMap<string, DataType> = new Map<string, DataType>([
  ['GETSTRINGVAL', VARCHAR2],
  ['GETCLOBVAL', CLOB],
]);
