import { hasObjectPrivilege } from '../schema/access.js';
import { resolveName } from '../schema/resolve-name.js';
import type { SqlEnvironment } from '../sql/prepared.js';
import type { UserFunction, UserFunctionCall, UserFunctions } from '../sql/user-functions.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { callPackaged, callStandalone } from './calls/entry.js';
import { resolveOverload } from './calls/resolve-overload.js';
import type { Subprogram } from './calls/subprogram.js';
import { PlsqlHost } from './embedded/plsql-host.js';
import { PlsqlCompileError } from './errors/compilation-error.js';
import type { PlsqlSessions } from './plsql-sessions.js';
import type { PackageUnit } from './units/package-unit.js';
import type { StandaloneUnit } from './units/standalone-unit.js';
import type { UnitLibrary } from './units/unit-library.js';

/** Functions of one name and where their code is. */
type Found =
  | { readonly kind: 'package'; readonly unit: PackageUnit; readonly overloads: readonly Subprogram[] }
  | { readonly kind: 'standalone'; readonly unit: StandaloneUnit; readonly overloads: readonly Subprogram[] };

/** PL/SQL functions as SQL calls them. */
export class PlsqlFunctions implements UserFunctions {
  readonly #library: UnitLibrary;
  readonly #sessions: PlsqlSessions;

  constructor(library: UnitLibrary, sessions: PlsqlSessions) {
    this.#library = library;
    this.#sessions = sessions;
  }

  mayBeFunction(parts: readonly string[], environment: SqlEnvironment): boolean {
    return this.#find(parts, environment, 0) !== undefined;
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
          const outcome =
            found.kind === 'package'
              ? yield* callPackaged(found.unit, subprogram, session, given, supplied)
              : yield* callStandalone(found.unit, session, given, supplied);
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
    if (resolved === undefined) return undefined;
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
