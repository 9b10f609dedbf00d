import type { Binder } from '../binds/binder.js';
import type { TypeDescriptor } from '../call-descriptor.js';
import { giveUpPackageState, type PackageState } from '../sessions/package-state.js';
import { raiseIdentity, raiseResult } from './block-fault.js';
import { quoted } from './identifier.js';
import type { Routine, RoutineParameter } from './routine.js';
import { guardText, TRANSACTION_ID_SIZE, type TransactionGuard } from './transaction-guard.js';

/** The key of a function's own value among OUT parameters. */
export const RETURN_KEY = 'returnValue';

/** An anonymous block and its binds, in the order in which their names first occur in it: the driver binds by position. */
export interface Statement {
  readonly text: string;
  readonly slots: readonly Slot[];
  /** What the driver's out binds mean, in their order; null for a bind that gives the caller nothing. */
  readonly results: readonly (ResultSlot | null)[];
  /** Where among the out binds the transaction's identity is; -1 if nowhere. */
  readonly transactionIndex: number;
}

/** What a block does besides calling its routine. */
export interface BlockShape {
  readonly guard: TransactionGuard;
  /** What is given up of the package state when the block has ended well: `keep` for nothing. */
  readonly packageState: PackageState;
}

export interface Slot {
  /** Where the value comes from: the identity that is asserted, the transaction's, an argument, or nowhere (OUT). */
  readonly source: 'identity' | 'transaction' | 'result' | RoutineParameter;
  readonly binder: Binder;
  readonly direction: 'in' | 'in out' | 'out';
}

export interface ResultSlot {
  readonly key: string;
  readonly binder: Binder;
}

/** A session's user and proxy in one value: neither name can hold the double quote between them. */
const IDENTITY = `sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER')`;

/** On an account that several people share, the person, too. */
const PERSON = `${IDENTITY} || '"' || sys_context('USERENV', 'CLIENT_IDENTIFIER')`;

/** Whether the client identifier is part of the identity. */
export interface IdentityKind {
  readonly isClientIdentifier?: boolean;
}

/** Raises unless the session's identity is the one in `:i`. */
export function assertIdentity({ isClientIdentifier = false }: IdentityKind): string {
  return isClientIdentifier ? ASSERT_PERSON : ASSERT_IDENTITY;
}

const ASSERT_IDENTITY = assertionOf(IDENTITY);
const ASSERT_PERSON = assertionOf(PERSON);

function assertionOf(actual: string): string {
  return `if ${actual} = :i then null; else ${raiseIdentity(actual)} end if;`;
}

/** Two names of 128 bytes and the quote between them. */
const identityBinder = textBinder('an identity', 257);

/** A quote and a client identifier of 64 bytes more. */
const personBinder = textBinder('an identity', 322);

export function identityBinderFor({ isClientIdentifier = false }: IdentityKind): Binder {
  return isClientIdentifier ? personBinder : identityBinder;
}

export const transactionBinder = textBinder('the identity of a transaction', TRANSACTION_ID_SIZE);

function textBinder(expects: string, maxSize: number): Binder {
  return { expects, bindType: 'DB_TYPE_VARCHAR', maxSize, encode: (value) => value, decode: (value) => value };
}

/**
 * Writes the block of a call: first the assertion that the session is the expected user's, so that nothing runs when it is not; then locals of the
 * declared types, so that Oracle resolves the overload that was chosen; the call in named notation; and whatever could not be delivered raises
 * before the commit.
 *
 * ```sql
 * begin
 *   if sys_context('USERENV', 'SESSION_USER') || '"' || sys_context('USERENV', 'PROXY_USER') = :i then null;
 *   else raise_application_error(…); end if;
 *   declare
 *     p0 NUMBER := :p0;
 *     p1 VARCHAR2(32767);
 *   begin
 *     "ERP"."ORDERS_API"."GET_STATUS"("P_ORDER_ID" => p0, "P_STATUS" => p1);
 *     :p1 := p1;
 *     sys.dbms_session.modify_package_state(sys.dbms_session.reinitialize);
 *   end;
 * end;
 * ```
 * @param omitted defaulted parameters that are left out, so that their defaults apply
 */
export function buildStatement(
  routine: Routine,
  omitted: ReadonlySet<RoutineParameter>,
  shape: BlockShape,
  identity: IdentityKind,
): Statement {
  const supplied = routine.parameters.filter((parameter) => !omitted.has(parameter));
  const slots: Slot[] = [{ source: 'identity', binder: identityBinderFor(identity), direction: 'in' }];
  const guard = guardText(shape.guard);
  if (shape.guard === 'same') slots.push({ source: 'transaction', binder: transactionBinder, direction: 'in out' });
  const locals: string[] = [...guard.declarations];
  /** Of values that the declarations cannot convert, and the binds that therefore occur after them. */
  const conversions: string[] = [];
  const converted: Slot[] = [];
  const checks: string[] = [];
  const assignments: string[] = [];

  for (const parameter of supplied) {
    const { descriptor, binder } = parameter;
    const local = localOf(parameter);
    if (descriptor.mode === 'OUT') {
      locals.push(`${local} ${declarationOf(descriptor.type)};`);
      continue;
    }
    const slot: Slot = { source: parameter, binder, direction: descriptor.mode === 'IN' ? 'in' : 'in out' };
    if (binder.convertsNoNull === true) {
      locals.push(`${local} ${declarationOf(descriptor.type)};`);
      conversions.push(`if :${local} is not null then ${local} := ${fromBind(binder, `:${local}`)}; end if;`);
      converted.push(slot);
    } else {
      locals.push(`${local} ${descriptor.type.declaration} := ${fromBind(binder, `:${local}`)};`);
      slots.push(slot);
    }
  }
  slots.push(...converted);
  if (routine.returns !== undefined) {
    const { binder, declaration, notNull } = routine.returns;
    locals.push(`r ${declaration};`);
    checks.push(...checksOf(binder, 'r', notNull, RETURN_INDEX));
    assignments.push(assignment(binder, 'r'));
    slots.push({ source: 'result', binder, direction: 'out' });
  }
  for (const parameter of supplied) {
    const { descriptor, binder, index } = parameter;
    if (descriptor.mode === 'IN') continue;
    const local = localOf(parameter);
    checks.push(...checksOf(binder, local, descriptor.type.notNull ?? false, index));
    assignments.push(assignment(binder, local));
    if (descriptor.mode === 'OUT') slots.push({ source: parameter, binder, direction: 'out' });
  }

  const call = routine.path.map(quoted).join('.') + argumentList(supplied);
  const text = [
    'begin',
    assertIdentity(identity),
    ...(locals.length === 0 ? [] : ['declare', ...locals]),
    'begin',
    ...conversions,
    ...guard.before,
    routine.returns === undefined ? `${call};` : `r := ${call};`,
    ...guard.after,
    ...checks,
    ...assignments,
    ...guard.results,
    ...giveUpPackageState(shape.packageState),
    'end;',
    'end;',
  ].join('\n');
  const back = slots.filter(comesBack);
  return {
    text,
    slots,
    results: back.map(resultOf),
    transactionIndex: back.findIndex(({ source }) => source === 'transaction'),
  };
}

/** The index under which a fault of the function's own value is raised. */
export const RETURN_INDEX = -1;

/**
 * Whether the driver counts the bind among the OUT binds. It gives a constant size only to binds that may come back, and a size that changes with the value
 * makes it describe all binds anew; so sized IN binds are declared IN OUT. The server sees that the block only reads them.
 */
export function comesBack(slot: Slot): boolean {
  return slot.direction !== 'in' || slot.binder.maxSize !== undefined;
}

function resultOf({ source, binder, direction }: Slot): ResultSlot | null {
  if (direction === 'in' || source === 'identity' || source === 'transaction') return null;
  return { key: source === 'result' ? RETURN_KEY : source.descriptor.key, binder };
}

/** How a local is declared, with what it starts with where the type is NOT NULL. */
export function declarationOf(type: TypeDescriptor): string {
  return type.initial === undefined ? type.declaration : `${type.declaration} := ${type.initial}`;
}

function localOf({ index }: RoutineParameter): string {
  return `p${index}`;
}

function argumentList(supplied: readonly RoutineParameter[]): string {
  if (supplied.length === 0) return '';
  return `(${supplied.map((parameter) => `${quoted(parameter.descriptor.name)} => ${localOf(parameter)}`).join(', ')})`;
}

function fromBind(binder: Binder, bind: string): string {
  return binder.fromBind === undefined ? bind : binder.fromBind(bind);
}

/** Gives the local's value to the bind of its name. */
function assignment(binder: Binder, local: string): string {
  const value = binder.toBind === undefined ? local : binder.toBind(local);
  if (binder.convertsNoNull !== true) return `:${local} := ${value};`;
  return `if ${local} is null then :${local} := null; else :${local} := ${value}; end if;`;
}

function checksOf(binder: Binder, local: string, notNull: boolean, index: number): string[] {
  const checks = (binder.faults?.(local) ?? []).map(
    ([condition, fault]) => `if ${condition} then ${raiseResult(fault, index)} end if;`,
  );
  if (notNull) checks.push(`if ${local} is null then ${raiseResult('null', index)} end if;`);
  return checks;
}
