import { hasObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Sequence } from '../../schema/sequence.js';
import type { NameReference } from '../../syntax/ast/expression.js';
import { NUMBER } from '../../values/data-type.js';
import { numberFromBigInt } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryFrame } from './frame.js';

/** `seq.NEXTVAL`, `erp.seq.CURRVAL`; undefined if the name is none. NEXTVAL is the same all over a row. */
export function compileSequenceValue(name: NameReference, context: CompileContext): Compiled<QueryFrame> | undefined {
  const found = findSequence(name, context);
  if (found === undefined) return undefined;
  const { sequence, current } = found;
  if (current) {
    return {
      pauses: false,
      dataType: NUMBER,
      evaluate: (frame) => numberFromBigInt(BigInt(frame.statement.session.currentSequenceValue(sequence))),
    };
  }
  const { sequences } = context.services.storage;
  return {
    pauses: false,
    dataType: NUMBER,
    evaluate: (frame) => {
      const { rowSequences, session } = frame.statement;
      const value = rowSequences.get(sequence.objectId) ?? sequences.next(sequence);
      rowSequences.set(sequence.objectId, value);
      session.noteSequenceValue(sequence, value);
      return numberFromBigInt(BigInt(value));
    },
  };
}

/**
 * The sequence behind `seq.NEXTVAL` or `seq.CURRVAL`, for SQL and for PL/SQL expressions.
 * @throws OracleError 2289 if there is none that the environment may see, 1031 without SELECT on it
 */
function findSequence(
  name: NameReference,
  context: Pick<CompileContext, 'services' | 'environment'>,
): { readonly sequence: Sequence; readonly current: boolean } | undefined {
  const last = name.parts[name.parts.length - 1];
  if (last === undefined || name.parts.length < 2 || name.parts.length > 3) return undefined;
  if (last.quoted || (last.name !== 'NEXTVAL' && last.name !== 'CURRVAL')) return undefined;
  const { store } = context.services;
  const { currentSchema, domain } = context.environment;
  const parts = name.parts.slice(0, -1).map((part) => part.name);
  const object = resolveObject(store, parts, currentSchema);
  if (object?.type !== 'SEQUENCE' || !hasObjectPrivilege(store, domain, object, 'SELECT')) {
    throw new OracleError(2289, 'sequence does not exist', { position: name.position });
  }
  return { sequence: object, current: last.name === 'CURRVAL' };
}
