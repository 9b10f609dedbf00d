import { findSuppliedPackage } from '../packages/supplied-packages.js';
import { hasObjectPrivilege } from '../schema/access.js';
import { resolveName } from '../schema/resolve-name.js';
import type { SqlEnvironment } from '../sql/prepared.js';
import type { UserFunction, UserFunctionCall, UserFunctions } from '../sql/user-functions.js';
import type { Task } from '../tasks/task.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { PlsqlCompileError } from '../values/plsql-compile-error.js';
import type { Value } from '../values/value.js';
import { callNative } from './calls/call-native.js';
import type { CallLink } from './calls/callable-set.js';
import { callPackaged, callStandalone } from './calls/entry.js';
import { nativeCallables } from './calls/native-callables.js';
import { resolveOverload } from './calls/resolve-overload.js';
import type { Subprogram } from './calls/subprogram.js';
import { PlsqlHost } from './embedded/plsql-host.js';
import { FrameLayout, newFrame } from './frame.js';
import type { PlsqlSession } from './plsql-session.js';
import type { PlsqlSessions } from './plsql-sessions.js';
import type { PackageUnit } from './units/package-unit.js';
import type { StandaloneUnit } from './units/standalone-unit.js';
import type { UnitLibrary } from './units/unit-library.js';

/** Functions of one name and where their code is. */
type Found =
  | { readonly kind: 'package'; readonly unit: PackageUnit; readonly overloads: readonly Subprogram[] }
  | { readonly kind: 'standalone'; readonly unit: StandaloneUnit; readonly overloads: readonly Subprogram[] }
  | { readonly kind: 'native'; readonly link: NativeLink; readonly overloads: readonly Subprogram[] };

type NativeLink = Extract<CallLink, { readonly kind: 'native' }>;

/** PL/SQL functions as SQL calls them. */
export class PlsqlFunctions implements UserFunctions {
  readonly #library: UnitLibrary;
  readonly #sessions: PlsqlSessions;

  constructor(library: UnitLibrary, sessions: PlsqlSessions) {
    this.#library = library;
    this.#sessions = sessions;
  }

  mayBeFunction(parts: readonly string[], environment: SqlEnvironment, position: number): boolean {
    return this.#find(parts, environment, position) !== undefined;
  }

  resolve(
    { parts, arguments: args, position }: UserFunctionCall,
    environment: SqlEnvironment,
  ): UserFunction | undefined {
    const found = this.#find(parts, environment, position);
    if (found === undefined) return undefined;
    const named = args.map(({ name, dataType }) => ({ name: name === undefined ? undefined : { name }, dataType }));
    const { subprogram, actuals } = asSqlError(position, () =>
      resolveOverload(parts.at(-1) ?? '', found.overloads, named, (argument) => argument.dataType, position),
    );
    if (subprogram.parameters.some(({ mode }) => mode !== 'IN')) {
      throw new OracleError(6572, `Function ${subprogram.name} has out arguments`, { position });
    }
    const targets = named.map((argument) => actuals.indexOf(argument));
    const supplied = subprogram.parameters.map((parameter, index) => ({
      parameter,
      defaulted: actuals[index] === undefined,
    }));
    const sessions = this.#sessions;
    return {
      dataType: subprogram.returns?.type.dataType ?? { kind: 'null' },
      parameters: targets.map((target) => {
        const parameter = subprogram.parameters[target];
        if (parameter === undefined) throw new Error('an argument has no parameter');
        const { name, mode, type } = parameter;
        return {
          dataType: type.type.dataType,
          name,
          mode,
          position: target + 1,
          defaulted: parameter.default !== undefined,
        };
      }),
      deterministic: subprogram.declaration?.properties.deterministic ?? false,
      *invoke(values, sql) {
        const session = sessions.of(sql);
        const given: Value[] = supplied.map(() => null);
        for (const [index, target] of targets.entries()) given[target] = values[index] ?? null;
        try {
          const outcome = yield* callFound(found, subprogram, session, given, supplied);
          return outcome.result;
        } catch (error) {
          // A function that ends with NO_DATA_FOUND is NULL to the SQL that calls it.
          if (error instanceof OracleError && error.code === 1403) return null;
          throw error;
        }
      },
    };
  }

  #find(parts: readonly string[], environment: SqlEnvironment, position: number): Found | undefined {
    return this.#findInUnit(parts, environment, position) ?? this.#findStored(parts, environment, position);
  }

  /** SQL inside a package may call the package's own public functions by their bare names. */
  #findInUnit(parts: readonly string[], { host }: SqlEnvironment, position: number): Found | undefined {
    if (!(host instanceof PlsqlHost)) return undefined;
    const [name] = parts;
    if (name === undefined || parts.length !== 1) return undefined;
    const symbol = host.place.scope.find(name);
    if (symbol?.kind !== 'subprogram') return undefined;
    const unit = host.place.unit.ownPackage;
    const declared = unit?.scope.own(name);
    if (unit === undefined || declared?.kind !== 'subprogram') {
      throw new PlsqlCompileError(`PLS-00231: function '${name}' may not be used in SQL`, position);
    }
    return packaged(unit, declared.overloads);
  }

  #findStored(parts: readonly string[], environment: SqlEnvironment, position: number): Found | undefined {
    const { schema } = this.#library;
    const resolved = resolveName(schema, parts, environment.currentSchema);
    if (resolved === undefined) return findNative(parts, position);
    const { object, rest } = resolved;
    const [name] = rest;
    if (object.type !== 'PACKAGE' && object.type !== 'FUNCTION') return undefined;
    if (!hasObjectPrivilege(schema, environment.domain, object, 'EXECUTE')) return undefined;
    if (object.type === 'FUNCTION') {
      if (rest.length > 0) return undefined;
      const unit = asSqlError(position, () => this.#library.standaloneUnit(object, position));
      return { kind: 'standalone', unit, overloads: [unit.subprogram] };
    }
    if (name === undefined || rest.length > 1) return undefined;
    const unit = asSqlError(position, () => this.#library.packageUnit(object, position));
    const symbol = unit.scope.own(name);
    return symbol?.kind === 'subprogram' ? packaged(unit, symbol.overloads) : undefined;
  }
}

function findNative(parts: readonly string[], position: number): Found | undefined {
  const supplied = parts.length < 2 ? undefined : findSuppliedPackage(parts, position);
  const [name, ...further] = supplied?.rest ?? [];
  if (supplied === undefined || name === undefined || further.length > 0) return undefined;
  const denotation = nativeCallables(supplied.unit, name);
  if (denotation === undefined) throw new NotSupportedError(`${supplied.unit.name}.${name}`, position);
  if (denotation.kind !== 'subprograms' || denotation.callable.link.kind !== 'native') return undefined;
  const overloads = denotation.callable.overloads.filter(({ kind }) => kind === 'FUNCTION');
  return overloads.length === 0 ? undefined : { kind: 'native', link: denotation.callable.link, overloads };
}

function callFound(
  found: Found,
  subprogram: Subprogram,
  session: PlsqlSession,
  values: Value[],
  supplied: Parameters<typeof callNative>[3],
): Task<{ readonly result: Value }> {
  switch (found.kind) {
    case 'package':
      return callPackaged(found.unit, subprogram, session, values, supplied);
    case 'standalone':
      return callStandalone(found.unit, session, values, supplied);
    case 'native': {
      const native = found.link.codes.get(subprogram);
      if (native === undefined) throw new Error(`${subprogram.name} has no implementation`);
      return callNative(native, newFrame(session, new FrameLayout(0), undefined), values, supplied);
    }
  }
}

function packaged(unit: PackageUnit, overloads: readonly Subprogram[]): Found | undefined {
  const functions = overloads.filter(({ kind }) => kind === 'FUNCTION');
  return functions.length === 0 ? undefined : { kind: 'package', unit, overloads: functions };
}

/** What PL/SQL's compiler finds wrong, as SQL reports it: ORA-06553 with the PLS number. */
function asSqlError<T>(position: number, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof PlsqlCompileError)) throw error;
    throw new OracleError(6553, error.message.replace('PLS-00', 'PLS-'), { position, cause: error });
  }
}
