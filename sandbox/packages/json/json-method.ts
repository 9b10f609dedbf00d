import type { DataType, ObjectType } from '../../values/data-type.js';
import type { JsonHandle } from '../../values/json/json-handle.js';
import { OracleNumber } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import {
  directSubprogram,
  input,
  type NativeParameter,
  type NativeSubprogram,
  nativeFunction,
} from '../native-package.js';
import { handleOfSelf } from './json-instance.js';

/** `MEMBER FUNCTION name(…) RETURN …`. */
export function memberFunction(
  type: ObjectType,
  name: string,
  parameters: readonly NativeParameter[],
  returns: DataType,
  run: (handle: JsonHandle, values: readonly Value[]) => Value,
): NativeSubprogram {
  return nativeFunction(name, [input('SELF', type), ...parameters], returns, ([self, ...values]) =>
    run(handleOfSelf(self), values),
  );
}

/** `MEMBER PROCEDURE name(SELF IN OUT NOCOPY …)`. */
export function memberProcedure(
  type: ObjectType,
  name: string,
  parameters: readonly NativeParameter[],
  run: (handle: JsonHandle, values: readonly Value[]) => void,
): NativeSubprogram {
  const self: NativeParameter = { name: 'SELF', mode: 'IN OUT', dataType: type, noCopy: true };
  return directSubprogram(name, [self, ...parameters], undefined, ([instance = null, ...values]) => {
    run(handleOfSelf(instance), values);
    return { result: null, out: [instance] };
  });
}

/** A method that the sandbox lacks; it has only IN parameters. */
export function absentMember(type: ObjectType, name: string, parameters: readonly NativeParameter[]): NativeSubprogram {
  return memberProcedure(type, name, parameters, () => {
    throw new NotSupportedError(`${type.identity.name}.${name}`);
  });
}

export function textIn(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new TypeError('a character argument was expected');
  return value;
}

/** A whole number; null for what is none. */
export function positionIn(value: Value | undefined): number | null {
  if (value instanceof OracleNumber || (typeof value === 'number' && value < 0)) return null;
  return typeof value === 'number' ? value : null;
}
