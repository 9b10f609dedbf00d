import { arrayDeclaration, arrayType } from '../binds/bind-declaration.js';
import type { Binder } from '../binds/binder.js';
import type { Carrier } from '../binds/carrier.js';
import type { Column } from '../binds/composite/column.js';
import { quoted } from '../binds/identifier.js';
import { isLobType } from '../binds/lob/large-type.js';
import { giveUpPackageState, type PackageState } from '../sessions/package-state.js';
import { raiseIdentity } from './block-fault.js';
import { compositePart, hasArrays } from './composite-part.js';
import { type CompositeShape, LOB_LEFT } from './composite-scope.js';
import { cursorPart } from './cursor-part.js';
import type { Routine, RoutineParameter } from './routine.js';
import { type PartOwner, scalarPart } from './scalar-part.js';
import { type ArrayBind, type BlockPart, comesBack, type ResultReader, type Segment, type Slot } from './slot.js';
import { guardText, TRANSACTION_ID_SIZE, type TransactionGuard } from './transaction-guard.js';

/** The key of a function's own value among OUT parameters. */
export const RETURN_KEY = 'returnValue';

/** The key of what a routine gives to DBMS_SQL.RETURN_RESULT. */
export const IMPLICIT_KEY = 'implicitResults';

/** The index under which a fault of the function's own value is raised. */
export const RETURN_INDEX = -1;

/** An anonymous block and its binds, in the order in which their names first occur in it: the driver binds by position. */
export interface Statement {
  readonly text: string;
  readonly slots: readonly Slot[];
  /** Where each slot's value is among the driver's OUT binds. */
  readonly outIndexes: ReadonlyMap<Slot, number>;
  readonly results: readonly ResultReader[];
  /** Whether arguments may travel as LOBs, which must be written first. */
  readonly takesLobs: boolean;
  /** Where among the out binds the transaction's identity is; -1 if nowhere. */
  readonly transactionIndex: number;
  /** The line with the block's own commit, if it has one. */
  readonly commitLine: number | undefined;
}

/** What a block does besides calling its routine. */
export interface BlockShape {
  readonly guard: TransactionGuard;
  /** What is given up of the package state when the block has ended well: `keep` for nothing. */
  readonly packageState: PackageState;
  /** The block commits at its end, unless it leaves a LOB to be read. */
  readonly commitsWhole?: boolean;
}

/** What the arguments ask of the block's text. */
export interface ArgumentShape {
  /** Defaulted parameters that are left out, so that their defaults apply. */
  readonly omitted: ReadonlySet<RoutineParameter>;
  /** A record came without one of its fields. */
  readonly partial: boolean;
  /** An index-by table came with keys of its own. */
  readonly keyed: boolean;
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
 *     p0# NUMBER := :p0;
 *     p1# VARCHAR2(32767);
 *   begin
 *     "ERP"."ORDERS_API"."GET_STATUS"("P_ORDER_ID" => p0#, "P_STATUS" => p1#);
 *     :p1 := p1#;
 *     sys.dbms_session.modify_package_state(sys.dbms_session.reinitialize);
 *   end;
 * end;
 * ```
 *
 * With collections among the parameters, their elements come as array binds, which a local procedure takes: it puts the parameters together, calls the routine
 * and takes the results apart. Locals end in `#` so that none hides the schema of the routine.
 * @param capacity the most elements of a result's array
 */
export function buildStatement(
  routine: Routine,
  args: ArgumentShape,
  shape: BlockShape,
  identity: IdentityKind,
  capacity: (column: Column) => number,
): Statement {
  const supplied = routine.parameters.filter((parameter) => !args.omitted.has(parameter));
  const { returns } = routine;
  const carriers = [...supplied.map(({ carrier }) => carrier), ...(returns === undefined ? [] : [returns.carrier])];
  const inProcedure = carriers.some((carrier) => carrier.kind === 'composite' && hasArrays(carrier));
  const composite = { ...args, schemas: routine.schemas, inProcedure, capacity };
  const parts = supplied.map((parameter) => partOf(parameter.carrier, ownerOf(parameter), composite));
  const returned = returns && partOf(returns.carrier, RETURN_OWNER, composite);
  const all = returned === undefined ? parts : [returned, ...parts];

  const call = routine.path.map(quoted).join('.') + argumentList(supplied);
  const body: Segment[] = [
    ...all.flatMap(({ load }) => load),
    fixed(invocation(routine, call)),
    ...all.flatMap(({ unload }) => unload),
  ];
  const locals = all.flatMap((part) => part.locals);
  const arrays = all.flatMap((part) => part.arrays);
  const guard = guardText(shape.guard);
  const identitySlot: Slot = { source: 'identity', binder: identityBinderFor(identity), direction: 'in' };
  const transactionSlot: Slot = { source: 'transaction', binder: transactionBinder, direction: 'in out' };
  const leavesLobs = parts.some(leavesLob) || (returned !== undefined && leavesLob(returned));
  const declarations: Segment[] = [
    ...guard.declarations.map((text, index) => ({
      text,
      slots: shape.guard === 'same' && index === 0 ? [transactionSlot] : [],
    })),
    ...all.flatMap((part) => part.declarations),
    ...(leavesLobs ? [fixed(`${LOB_LEFT} boolean := false;`)] : []),
    ...(inProcedure ? procedure(arrays, locals, body) : locals.map(fixed)),
  ];
  const segments: Segment[] = [
    fixed('begin'),
    { text: assertIdentity(identity), slots: [identitySlot] },
    ...(declarations.length === 0 ? [] : [fixed('declare'), ...declarations]),
    fixed('begin'),
    ...guard.before.map(fixed),
    ...(inProcedure ? [runProcedure(arrays)] : body),
    ...guard.after.map(fixed),
    ...all.flatMap(({ checks }) => checks.map(fixed)),
    ...all.flatMap(({ after }) => after),
    ...guard.results.map(fixed),
    ...giveUpPackageState(shape.packageState).map(fixed),
    ...(shape.commitsWhole === true ? [COMMIT] : []),
    fixed('end;'),
    fixed('end;'),
  ];
  const slots = segments.flatMap((segment) => segment.slots);
  const outIndexes = new Map(slots.filter(comesBack).map((slot, index) => [slot, index]));
  const beforeCommit = segments.slice(0, Math.max(0, segments.indexOf(COMMIT)));
  return {
    text: segments.map((segment) => segment.text).join('\n'),
    commitLine:
      beforeCommit.length === 0
        ? undefined
        : 1 + beforeCommit.reduce((lines, { text }) => lines + text.split('\n').length, 0),
    slots,
    outIndexes,
    takesLobs: slots.some(({ binder, direction }) => direction !== 'out' && isLobType(binder.bindType)),
    results: all.flatMap(({ result }) => (result === undefined ? [] : [result])),
    transactionIndex: outIndexes.get(transactionSlot) ?? -1,
  };
}

/** Unless a LOB is left to be read. */
const COMMIT: Segment = { text: `if not ${LOB_LEFT} then commit; end if;`, slots: [] };

function leavesLob({ unload, after }: BlockPart): boolean {
  return [...unload, ...after].some(({ slots }) => slots.some(({ binder }) => isLobType(binder.bindType)));
}

/** The locals stand in the query of a pipelined function as its binds. */
function invocation({ returns, isPipelined }: Routine, call: string): string {
  if (isPipelined) return `open ${RETURN_OWNER.local}# for select * from table(${call});`;
  return returns === undefined ? `${call};` : `${RETURN_OWNER.local}# := ${call};`;
}

function fixed(text: string): Segment {
  return { text, slots: [] };
}

const RETURN_OWNER: PartOwner = { local: 'r', key: RETURN_KEY, index: RETURN_INDEX, source: 'result', mode: 'OUT' };

function ownerOf(parameter: RoutineParameter): PartOwner {
  const { descriptor, index } = parameter;
  return { local: `p${index}`, key: descriptor.key, index, source: parameter, mode: descriptor.mode };
}

function partOf(carrier: Carrier, owner: PartOwner, shape: CompositeShape): BlockPart {
  switch (carrier.kind) {
    case 'scalar':
      return scalarPart(carrier, owner);
    case 'composite':
      return compositePart(carrier, owner, shape);
    case 'cursor':
      return cursorPart(carrier, owner);
  }
}

function argumentList(supplied: readonly RoutineParameter[]): string {
  if (supplied.length === 0) return '';
  return `(${supplied.map(({ descriptor, index }) => `${quoted(descriptor.name)} => p${index}#`).join(', ')})`;
}

/** Host arrays come as index-by tables from 1. Source: Pro*C/C++ Programmer's Guide, "Using PL/SQL with arrays"; what is declared here suits every length. */
function procedure(arrays: readonly ArrayBind[], locals: readonly string[], body: readonly Segment[]): Segment[] {
  const types = new Map(arrays.map(({ slot }) => [slot.binder.bindType, slot.binder]));
  const parameters = arrays.map(
    ({ name, slot }) => `${name}# ${slot.direction === 'in' ? 'in' : 'out nocopy'} ${arrayType(slot.binder)}`,
  );
  return [
    ...[...types.values()].map((binder) => fixed(arrayDeclaration(binder))),
    fixed(`procedure run#(${parameters.join(', ')}) is`),
    ...locals.map(fixed),
    fixed('begin'),
    ...body,
    fixed('end;'),
  ];
}

function runProcedure(arrays: readonly ArrayBind[]): Segment {
  return { text: `run#(${arrays.map(({ name }) => `:${name}`).join(', ')});`, slots: arrays.map(({ slot }) => slot) };
}
