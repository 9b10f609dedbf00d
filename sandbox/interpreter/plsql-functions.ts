import { findSuppliedPackage, mayExecute, suppliedPackageName } from '../packages/supplied-packages.js';
import { findSuppliedType } from '../packages/supplied-types.js';
import { hasObjectPrivilege } from '../schema/access.js';
import { resolveName } from '../schema/resolve-name.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import { isSuppliedType } from '../sql/data-types/named-type.js';
import type { SqlEnvironment } from '../sql/prepared.js';
import type {
  FunctionName,
  ObjectComparison,
  UserFunction,
  UserFunctionCall,
  UserFunctions,
} from '../sql/user-functions.js';
import type { ObjectType } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import { PlsqlCompileError } from '../values/plsql-compile-error.js';
import type { CallableSet } from './calls/callable-set.js';
import { comparisonMethod, memberMethods, staticMethods } from './calls/method-set.js';
import { nativeCallables } from './calls/native-callables.js';
import { sqlCollectionConstructor, sqlObjectConstructor } from './calls/sql-constructor.js';
import { asSqlError, sqlFunction, validUnit } from './calls/sql-function.js';
import { PlsqlHost } from './embedded/plsql-host.js';
import { invalidUse, refuseSuppliedType } from './names/supplied-type.js';
import type { PlsqlSessions } from './plsql-sessions.js';
import type { TypeUnit } from './units/type-unit.js';
import type { UnitLibrary } from './units/unit-library.js';

/** Functions of one name, or the constructors of a type. */
type Found = CallableSet | { readonly constructed: TypeUnit };

/** PL/SQL functions, and the constructors and methods of types, as SQL calls them. */
export class PlsqlFunctions implements UserFunctions {
  readonly #library: UnitLibrary;
  readonly #sessions: PlsqlSessions;

  constructor(library: UnitLibrary, sessions: PlsqlSessions) {
    this.#library = library;
    this.#sessions = sessions;
  }

  mayBeFunction(name: FunctionName, environment: SqlEnvironment): boolean {
    return this.#find(name, environment) !== undefined;
  }

  resolve(call: UserFunctionCall, environment: SqlEnvironment): UserFunction | undefined {
    const found = this.#find(call, environment);
    if (found === undefined) return undefined;
    if (!('constructed' in found)) return sqlFunction(found, call, this.#sessions);
    const { dataType } = found.constructed;
    if (dataType?.kind === 'object') return sqlObjectConstructor(found.constructed, dataType, call, this.#sessions);
    return dataType === undefined ? undefined : sqlCollectionConstructor(dataType, call);
  }

  resolveMethod(type: ObjectType, call: UserFunctionCall, { domain }: SqlEnvironment): UserFunction | undefined {
    const { owner, name } = type.identity;
    const object = this.#library.schema.find(owner, name);
    const [method] = call.parts;
    if (object?.type !== 'TYPE' || method === undefined) return undefined;
    if (!hasObjectPrivilege(this.#library.schema, domain, object, 'EXECUTE')) return undefined;
    const methods = functionsOf(memberMethods(this.#library.currentType(owner, name), method));
    return methods === undefined ? undefined : sqlFunction(methods, call, this.#sessions, type);
  }

  comparisonMethod(type: ObjectType): ObjectComparison | undefined {
    const { owner, name } = type.identity;
    const found = comparisonMethod(this.#library.currentType(owner, name));
    if (found === undefined) return undefined;
    const { role, callable } = found;
    const call = { parts: [callable.name], isCall: true, position: 0 };
    const given = role === 'MAP' ? [] : [{ name: undefined, dataType: type }];
    return { role, method: sqlFunction(callable, { ...call, arguments: given }, this.#sessions, type) };
  }

  suppliedPackage(parts: readonly string[]): string | undefined {
    return suppliedPackageName(parts);
  }

  #find(name: FunctionName, environment: SqlEnvironment): Found | undefined {
    return this.#findInUnit(name, environment) ?? this.#findStored(name, environment);
  }

  /** SQL inside a package may call the package's own public functions by their bare names. */
  #findInUnit({ parts, position }: FunctionName, { host }: SqlEnvironment): Found | undefined {
    if (!(host instanceof PlsqlHost)) return undefined;
    const [name] = parts;
    const symbol = name === undefined ? undefined : host.place.scope.find(name);
    if (symbol?.kind === 'variable') refuseSuppliedType(symbol.type.dataType, position);
    if (name === undefined || parts.length !== 1) return undefined;
    if (symbol?.kind !== 'subprogram') return undefined;
    const unit = host.place.unit.ownPackage;
    const declared = unit?.scope.own(name);
    if (unit === undefined || declared?.kind !== 'subprogram') {
      throw new PlsqlCompileError(`PLS-00231: function '${name}' may not be used in SQL`, position);
    }
    return functionsOf({ name, overloads: declared.overloads, link: { kind: 'package', unit } });
  }

  #findStored(named: FunctionName, environment: SqlEnvironment): Found | undefined {
    const { parts, isCall, position } = named;
    const { schema } = this.#library;
    const resolved = resolveName(schema, parts, environment.currentSchema);
    if (resolved === undefined) return findNative(named, environment.domain, schema);
    const { object, rest } = resolved;
    const [name, further] = rest;
    if (object.type !== 'PACKAGE' && object.type !== 'FUNCTION' && object.type !== 'TYPE') return undefined;
    if (!hasObjectPrivilege(schema, environment.domain, object, 'EXECUTE') || further !== undefined) return undefined;
    switch (object.type) {
      case 'TYPE': {
        const unit = isCall ? asSqlError(position, () => this.#library.typeUnit(object, position)) : undefined;
        if (unit?.dataType === undefined) return undefined;
        return name === undefined ? { constructed: unit } : functionsOf(staticMethods(unit, name));
      }
      case 'FUNCTION': {
        if (name !== undefined) return undefined;
        const unit = validUnit(object.name, position, () => this.#library.standaloneUnit(object, position));
        return { name: object.name, overloads: [unit.subprogram], link: { kind: 'standalone', unit } };
      }
      case 'PACKAGE': {
        if (name === undefined) return undefined;
        const unit = validUnit(object.name, position, () => this.#library.packageUnit(object, position));
        const symbol = unit.scope.own(name);
        if (symbol?.kind !== 'subprogram') return undefined;
        return functionsOf({ name, overloads: symbol.overloads, link: { kind: 'package', unit } });
      }
    }
  }
}

function findNative(
  { parts, isCall, position }: FunctionName,
  domain: SecurityDomain,
  schema: SchemaStore,
): Found | undefined {
  if (isCall && findSuppliedType(parts[0] === 'SYS' ? (parts[1] ?? '') : (parts[0] ?? '')) !== undefined) {
    throw invalidUse(position);
  }
  const supplied = parts.length < 2 ? undefined : findSuppliedPackage(parts, position);
  const [name, ...further] = supplied?.rest ?? [];
  if (supplied === undefined && isCall && isSuppliedType(parts)) throw new NotSupportedError(parts.join('.'), position);
  if (supplied === undefined || name === undefined || further.length > 0) return undefined;
  if (!mayExecute(supplied.unit, domain, schema)) return undefined;
  const denotation = nativeCallables(supplied.unit, name);
  if (denotation === undefined) throw new NotSupportedError(`${supplied.unit.name}.${name}`, position);
  if (denotation.kind !== 'subprograms' || denotation.callable.link.kind !== 'native') return undefined;
  return functionsOf(denotation.callable);
}

/** Without the procedures; undefined if nothing is left. */
function functionsOf(callable: CallableSet | undefined): CallableSet | undefined {
  const overloads = callable?.overloads.filter(({ kind }) => kind === 'FUNCTION') ?? [];
  return callable === undefined || overloads.length === 0 ? undefined : { ...callable, overloads };
}
