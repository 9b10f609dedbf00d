import type { BindTypeName } from '../binds/binder.js';
import type { Carrier } from '../binds/carrier.js';
import { isLobType, type LargeValue } from '../binds/lob/large-type.js';
import type { ScalarKind } from '../call-descriptor.js';
import { type DriverLob, isLob } from '../driver/lob.js';
import type { WorkLimits } from '../sessions/session-lobs.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { PreparedCall } from './call-target.js';
import type { OpenLob, Results } from './execute-routine.js';
import { piecesOf } from './lob-pieces.js';
import { streamOf } from './lob-stream.js';
import type { Routine } from './routine.js';
import type { Slot } from './slot.js';
import { RETURN_KEY, type Statement } from './statement.js';

/** A call's values with temporary LOBs in the places of long ones. */
export interface WrittenLobs {
  readonly values: readonly unknown[];
  /** To be freed when the call has ended. */
  readonly lobs: readonly DriverLob[];
}

/**
 * Writes the values that travel as LOBs. Three round trips for each, or one more for every further piece of a stream.
 * @throws what the driver throws, or the stream; the session frees what was written when the lease ends
 */
export async function writeLobs(
  session: LeasedSession,
  slots: readonly Slot[],
  values: readonly unknown[],
  { driver, routine }: PreparedCall,
  limits: WorkLimits,
): Promise<WrittenLobs> {
  const written: unknown[] = [...values];
  const lobs: DriverLob[] = [];
  for (const [index, { binder, direction }] of slots.entries()) {
    const value = values[index];
    if (direction === 'out' || !isLobType(binder.bindType) || !isLargeValue(value)) continue;
    const lob = await session.lobs.create(driver[binder.bindType], limits);
    lobs.push(lob);
    written[index] = lob;
    const as = formOf(binder.bindType);
    for await (const piece of piecesOf({ value, as, routine: routine.name, limits })) {
      await session.lobs.append(lob, piece, limits);
    }
  }
  return { values: written, lobs };
}

/**
 * OUT binds with the contents of LOBs in their places. One round trip for each.
 * @throws what the driver throws
 */
export async function readLobs(
  session: LeasedSession,
  outBinds: readonly unknown[],
  limits: WorkLimits,
): Promise<readonly unknown[]> {
  const read: unknown[] = [...outBinds];
  for (const [index, value] of outBinds.entries()) {
    if (!isLob(value)) continue;
    read[index] = await session.lobs.read(value, limits);
    session.lobs.free(value);
  }
  return read;
}

/** OUT binds with streams in the places of LOBs that are results by themselves. */
export function openLobs(
  { outIndexes }: Statement,
  routine: Routine,
  outBinds: readonly unknown[],
  open: OpenLob,
): readonly unknown[] {
  const opened: unknown[] = [...outBinds];
  for (const [{ source, binder }, index] of outIndexes) {
    const lob = outBinds[index];
    const result = isLob(lob) ? resultFrom(source, routine) : undefined;
    if (isLob(lob) && result !== undefined) opened[index] = open(lob, formOf(binder.bindType), result.key);
  }
  return opened;
}

/** Results with streams in the places of such LOBs that arrived whole, too. */
export function asStreams(routine: Routine, results: Results): Results {
  const streamed: Record<string, unknown> = { ...results };
  for (const source of [...routine.parameters, 'result'] as const) {
    const result = resultFrom(source, routine);
    if (result === undefined) continue;
    streamed[result.key] = asStream(streamed[result.key]);
  }
  return streamed;
}

function asStream(value: unknown): unknown {
  if (typeof value === 'string' || Buffer.isBuffer(value)) return streamOf(value);
  // What is in the file of a BFILE.
  const isFile = typeof value === 'object' && value !== null && 'content' in value;
  return isFile && Buffer.isBuffer(value.content) ? { ...value, content: streamOf(value.content) } : value;
}

/** Undefined for what can be no stream: LOBs within records, JSON and XML. */
function resultFrom(source: Slot['source'], { returns }: Routine): { readonly key: string } | undefined {
  if (source === 'identity' || source === 'transaction') return undefined;
  if (source !== 'result') return isStreamable(source.carrier) ? source.descriptor : undefined;
  return returns !== undefined && isStreamable(returns.carrier) ? { key: RETURN_KEY } : undefined;
}

function isStreamable(carrier: Carrier): boolean {
  return carrier.kind === 'composite' && STREAMABLE.has(carrier.type.kind);
}

const STREAMABLE: ReadonlySet<string> = new Set<ScalarKind>(['clob', 'nclob', 'blob', 'bfile']);

function formOf(bindType: BindTypeName): 'text' | 'bytes' {
  return bindType === 'DB_TYPE_BLOB' ? 'bytes' : 'text';
}

function isLargeValue(value: unknown): value is LargeValue {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}
