import type { Task } from '../../tasks/task.js';
import { copyValue, RecordValue } from '../../values/composite.js';
import type { ObjectType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { newFrame } from '../frame.js';
import type { PlsqlSession } from '../plsql-session.js';
import { methodWithKey, type OwnedMethod, type TypeMethod, type TypeUnit } from '../units/type-unit.js';
import type { CallLink } from './callable-set.js';
import { inRightsOf } from './rights.js';
import { type CallOutcome, codeOf, type Entry, run, type Supplied } from './run-code.js';
import type { ActualLengths, Subprogram } from './subprogram.js';

/** The way to a method of an object type as the type is now. */
export function methodEntry(link: Extract<CallLink, { readonly methods: unknown }>, subprogram: Subprogram): Entry {
  const { unit, methods } = link;
  const method = methods.get(subprogram);
  if (link.kind === 'constructor') return constructorEntry(unit, method);
  if (method === undefined) throw new Error(`${subprogram.name} is no method of ${unit.unitName}`);
  return {
    *call({ session }, values, supplied, lengths) {
      const self = method.role === 'STATIC' ? unit : typeOfSelf(values);
      const owned = ownedMethod(session, link.dynamic ? self : unit, method.key);
      return yield* callMethod(owned, session, values, supplied, lengths);
    },
  };
}

/** Which type's method it is follows from what SELF really is. @throws OracleError 30625 */
function typeOfSelf([self = null]: readonly Value[]): { readonly owner: string; readonly name: string } {
  if (self instanceof RecordValue && self.dataType.kind === 'object') return self.dataType.identity;
  throw new OracleError(30625, 'method dispatch on NULL SELF argument is disallowed');
}

function ownedMethod(
  { library }: PlsqlSession,
  { owner, name }: { readonly owner: string; readonly name: string },
  key: string,
): OwnedMethod {
  const found = methodWithKey(library.currentType(owner, name), key);
  if (found === undefined) throw new Error(`${owner}.${name} has lost a method`);
  return found;
}

function* callMethod(
  { owner, method }: OwnedMethod,
  session: PlsqlSession,
  values: Value[],
  supplied: Supplied,
  lengths: ActualLengths,
): Task<CallOutcome> {
  const { codes } = session.library.typeBodyOf(owner);
  const code = codeOf(codes, method.subprogram);
  const enclosing = newFrame(session, owner.layout, undefined);
  return yield* inRightsOf(
    owner.rights,
    session,
    run(code, session, enclosing, values, supplied, owner.unitName, lengths),
  );
}

/** A constructor is given an object whose attributes are all null as SELF, and gives that. */
function constructorEntry({ owner, name, dataType }: TypeUnit, method: TypeMethod | undefined): Entry {
  if (dataType?.kind !== 'object') throw new Error(`${name} is no object type`);
  if (method === undefined) {
    return {
      // biome-ignore lint/correctness/useYield: nothing of it can pause
      *call(_frame, values) {
        return { result: new RecordValue(dataType, values.map(copyValue)), out: [] };
      },
    };
  }
  return {
    *call({ session }, values, supplied, lengths) {
      const own = ownedMethod(session, { owner, name }, method.key);
      const [self] = own.method.subprogram.parameters;
      if (self === undefined) throw new Error(`a constructor of ${name} has no SELF`);
      const { out } = yield* callMethod(
        own,
        session,
        [emptyObject(dataType), ...values],
        [{ parameter: self, defaulted: false }, ...supplied],
        lengths === undefined ? undefined : [undefined, ...lengths],
      );
      return { result: out[0] ?? null, out: out.slice(1) };
    },
  };
}

function emptyObject(dataType: ObjectType): RecordValue {
  return new RecordValue(
    dataType,
    dataType.attributes.map(() => null),
  );
}
