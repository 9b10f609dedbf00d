import { hasObjectPrivilege, insufficientPrivileges } from '../../schema/access.js';
import type { SchemaObjectHeader } from '../../schema/schema-object.js';
import type { Sequence } from '../../schema/sequence.js';
import type { AlterSequence, CreateSequence, SequenceOptions } from '../../syntax/ast/ddl.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { type DdlContext, nameInUse } from './ddl-context.js';

const MAX_ASCENDING = 10n ** 28n - 1n;
const MIN_DESCENDING = -(10n ** 27n - 1n);

export function createSequence(statement: CreateSequence, context: DdlContext): void {
  const { owner, name } = context.target(statement.name);
  context.requireCreate(owner, 'SEQUENCE');
  const present = context.store.find(owner, name);
  if (present !== undefined) {
    if (statement.ifNotExists && present.type === 'SEQUENCE') return;
    throw nameInUse();
  }
  context.store.put(sequenceFrom(statement.options, context.newHeader(owner, name), statement.position));
}

/** ALTER SEQUENCE: what is not mentioned stays. The next number counts from the last one given. */
export function alterSequence(statement: AlterSequence, context: DdlContext): void {
  const { owner, name } = context.target(statement.name);
  const sequence = context.store.find(owner, name);
  if (sequence?.type !== 'SEQUENCE') {
    if (statement.ifExists) return;
    throw new OracleError(2289, 'sequence does not exist');
  }
  if (!hasObjectPrivilege(context.store, context.domain, sequence, 'ALTER')) throw insufficientPrivileges();
  const { options } = statement;
  if (options.startWith !== undefined && !options.restart) {
    throw new OracleError(2283, 'cannot alter starting sequence number', { position: statement.position });
  }
  const changed = alteredSequence(options, sequence, statement.position);
  if (options.restart) context.storage.sequences.restart(changed);
  context.store.put(context.changed(changed));
}

/** A new sequence with its options. @throws OracleError 4002 and following for options that do not go together */
export function sequenceFrom(options: SequenceOptions, header: SchemaObjectHeader, position: number): Sequence {
  return build(options, header, undefined, position);
}

/** A sequence with what the options mention changed. */
export function alteredSequence(options: SequenceOptions, before: Sequence, position: number): Sequence {
  return build(options, before, before, position);
}

function build(
  options: SequenceOptions,
  header: SchemaObjectHeader,
  before: Sequence | undefined,
  position: number,
): Sequence {
  if (options.startsAtLimit) throw new NotSupportedError('START WITH LIMIT VALUE outside of MODIFY', position);
  const given = (text: string | null | undefined) =>
    text === null || text === undefined ? undefined : integer(text, position);
  const incrementBy = given(options.incrementBy) ?? before?.incrementBy ?? 1n;
  if (incrementBy === 0n) throw new OracleError(4002, 'INCREMENT must be a non-zero integer', { position });
  const ascending = incrementBy > 0n;
  const limit = (option: string | null | undefined, kept: bigint | undefined, fallback: bigint) =>
    option === undefined ? (kept ?? fallback) : (given(option) ?? fallback);
  const minValue = limit(options.minValue, before?.minValue, ascending ? 1n : MIN_DESCENDING);
  const maxValue = limit(options.maxValue, before?.maxValue, ascending ? MAX_ASCENDING : -1n);
  const startWith = given(options.startWith) ?? before?.startWith ?? (ascending ? minValue : maxValue);
  if (minValue >= maxValue) throw new OracleError(4004, 'MINVALUE must be less than MAXVALUE', { position });
  if (startWith < minValue) throw new OracleError(4006, 'START WITH cannot be less than MINVALUE', { position });
  if (startWith > maxValue) throw new OracleError(4008, 'START WITH cannot be more than MAXVALUE', { position });
  return {
    ...header,
    type: 'SEQUENCE',
    startWith,
    incrementBy,
    minValue,
    maxValue,
    cycle: options.cycle ?? before?.cycle ?? false,
    order: options.order ?? before?.order ?? false,
    cacheSize: options.cache === undefined ? (before?.cacheSize ?? 20n) : (given(options.cache) ?? 0n),
  };
}

function integer(text: string, position: number): bigint {
  try {
    return BigInt(text);
  } catch (cause) {
    throw new OracleError(1722, 'invalid number', { position, cause });
  }
}
