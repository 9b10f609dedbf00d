import type { PlsqlStatement } from '../../plsql/ast/statement.js';
import type { PlsqlUnit } from '../../plsql/ast/unit.js';
import type { Task } from '../../tasks/task.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { BlockBinds } from '../binds/block-binds.js';
import { leaving } from '../calls/invoke.js';
import { blockError, callError } from '../errors/compilation-error.js';
import { FrameLayout, newFrame } from '../frame.js';
import type { Place, UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import type { PlsqlSession } from '../plsql-session.js';
import { executeStatement } from '../statements/completion.js';
import { topPlace } from './compile-package.js';

/** A block ready to run. */
export interface CompiledBlock {
  /** What the block does with each of its binds, in the order in which they were given. */
  readonly modes: readonly ('IN' | 'OUT' | 'IN OUT')[];
  /** @param values one per bind @returns the binds' values afterwards */
  run(session: PlsqlSession, values: readonly Value[]): Task<Value[]>;
}

/**
 * Compiles an anonymous block or a CALL.
 * @param binds each name once, with the type that the client gave it
 * @throws OracleError 6550 with everything that is wrong; 6553 and 6576 of a CALL
 */
export function compileAnonymousBlock(
  unit: PlsqlUnit,
  binds: readonly { readonly name: string; readonly dataType: DataType }[],
  contextFor: (binds: BlockBinds) => UnitContext,
): CompiledBlock {
  const layout = new FrameLayout(0);
  const blockBinds = new BlockBinds(layout, binds);
  const context = contextFor(blockBinds);
  const place: Place = { ...topPlace(context, new Scope(layout)), isRoutine: true };
  const body = context.compilers.statements(place, [statementOf(unit)]);
  const { errors, lines } = context.errors;
  const [first] = errors;
  if (first !== undefined) {
    throw unit.kind === 'call' ? callError(first) : blockError(errors, lines.positionAt(first.line, first.column));
  }
  const slots = binds.map(({ name }) => blockBinds.slotOf(name) ?? 0);
  return {
    modes: binds.map(({ name }) => blockBinds.modeOf(name)),
    *run(session, values) {
      const frame = newFrame(session, layout, undefined);
      for (const [index, slot] of slots.entries()) frame.slots[slot] = values[index] ?? null;
      session.enterCall(frame, undefined, place.path);
      try {
        yield* executeStatement(body, frame);
        return slots.map((slot) => frame.slots[slot] ?? null);
      } catch (error) {
        throw leaving(error, frame, undefined);
      } finally {
        session.leaveCall();
      }
    },
  };
}

/** The block as a statement; CALL is the call, or the assignment of its result to the bind after INTO. */
function statementOf(unit: PlsqlUnit): PlsqlStatement {
  const { position, end } = unit;
  switch (unit.kind) {
    case 'anonymous_block':
      return { ...unit.block, labels: unit.labels };
    case 'call':
      if (unit.into === undefined) return { kind: 'call_statement', labels: [], target: unit.target, position, end };
      return { kind: 'assignment', labels: [], target: unit.into, value: unit.target, position, end };
    case 'create_unit':
      throw new NotSupportedError('CREATE of a stored unit inside a block', position);
  }
}
