import type { Compiled } from '../../sql/expressions/compiled.js';
import { copyValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import { constrainVariable } from '../../values/plsql-constraints.js';
import type { Value } from '../../values/value.js';
import { constant } from '../calls/native-callables.js';
import type { Frame } from '../frame.js';
import { frameAt } from '../frame.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { CompiledTarget, FrameLocator, ValueDenotation } from './denotation.js';
import type { Place } from './place.js';
import type { DeclaredSymbol, VariableSymbol } from './symbol.js';

/** The frame that holds what a symbol of the unit being compiled declares. */
export function homeFrame(place: Place, symbol: DeclaredSymbol): FrameLocator {
  const here = !('layout' in symbol) || symbol.layout === place.scope.layout;
  if (here || symbol.kind === 'subprogram') return { pauses: false, here: true, locate: (frame) => frame };
  return { pauses: false, here: false, locate: frameAt(place.scope.layout, symbol.layout) };
}

/** The frame of another package: its instance in the session, which comes into being when first used. */
export function packageFrame(unit: PackageUnit): FrameLocator {
  return {
    pauses: true,
    *locate(frame) {
      const instance = yield* frame.session.instances.get(unit, frame.session);
      return instance.frame;
    },
  };
}

export function variableDenotation(symbol: VariableSymbol, home: FrameLocator): ValueDenotation {
  const { staticValue } = symbol;
  const compiled = staticValue === undefined ? readSlot(symbol, home) : constant(symbol.type.dataType, staticValue);
  const composite = isComposite(symbol.type.dataType);
  return {
    kind: 'value',
    compiled,
    type: symbol.type,
    target: symbol.readOnly ? undefined : writeSlot(symbol, home),
    ...(composite ? { container: compiled } : {}),
    ...(symbol.lengthFromCall === true && !home.pauses
      ? { lengthInCall: (frame) => home.locate(frame).formals.get(symbol.slot) }
      : {}),
  };
}

function readSlot({ slot, type, readAs }: VariableSymbol, home: FrameLocator): Compiled<Frame> {
  const dataType = readAs ?? type.dataType;
  if (!home.pauses) {
    const { here, locate } = home;
    if (here) return { pauses: false, dataType, evaluate: (frame) => frame.slots[slot] ?? null };
    return { pauses: false, dataType, evaluate: (frame) => locate(frame).slots[slot] ?? null };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      const holder = yield* home.locate(frame);
      return holder.slots[slot] ?? null;
    },
  };
}

function writeSlot({ slot, type, lengthFromCall }: VariableSymbol, home: FrameLocator): CompiledTarget {
  if (!home.pauses) {
    const { here, locate } = home;
    if (lengthFromCall === true && isCharacter(type.dataType)) {
      return {
        pauses: false,
        type,
        store(frame, value) {
          const holder = locate(frame);
          holder.slots[slot] = asFormal(holder, slot, value);
        },
      };
    }
    if (here && !isComposite(type.dataType)) {
      return {
        pauses: false,
        type,
        store(frame, value) {
          frame.slots[slot] = value;
        },
      };
    }
    return {
      pauses: false,
      type,
      store(frame, value) {
        locate(frame).slots[slot] = copyValue(value);
      },
    };
  }
  return {
    pauses: true,
    type,
    *store(frame, value) {
      const holder = yield* home.locate(frame);
      holder.slots[slot] = copyValue(value);
    },
  };
}

/**
 * What a formal parameter keeps of a value: no more than the length that the call has given it; CHAR is blank-padded to that.
 * @throws OracleError 6502
 */
export function asFormal({ formals }: Frame, slot: number, value: Value): Value {
  const type = formals.get(slot);
  return type === undefined ? value : constrainVariable(value, type);
}

function isCharacter({ kind }: DataType): boolean {
  return kind === 'char' || kind === 'varchar2';
}

/** Records, objects and collections are copied when they are assigned. */
export function isComposite({ kind }: DataType): boolean {
  return kind === 'record' || kind === 'collection' || kind === 'object';
}
