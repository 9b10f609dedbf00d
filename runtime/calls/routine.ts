import type { Binder } from '../binds/binder.js';
import { binderFor } from '../binds/binder-for.js';
import type { ValueClasses } from '../binds/value-classes.js';
import type { CallDescriptor, ParameterDescriptor } from '../call-descriptor.js';
import { type BlockShape, buildStatement, declarationOf, type IdentityKind, type Statement } from './statement.js';

/** The most statement texts that are kept for one routine. */
const MAX_STATEMENTS = 200;

/** The schemas under which the owners of the descriptors are found in this environment: `{ ERP: 'ERP_UAT' }`. */
export type SchemaMap = ReadonlyMap<string, string>;

/** A parameter with its binder; `index` is its place in the declaration and names its local. */
export interface RoutineParameter {
  readonly descriptor: ParameterDescriptor;
  readonly binder: Binder;
  readonly index: number;
}

export interface RoutineResult {
  readonly binder: Binder;
  readonly declaration: string;
  readonly notNull: boolean;
}

/** A descriptor made ready for calling: binders chosen, statements built once per combination of supplied defaulted parameters. */
export class Routine {
  /** `ERP.ORDERS_API.CREATE_ORDER`, as it is called in this environment. */
  readonly name: string;
  /** The stored unit as Oracle names it in messages: the package, `ERP.ORDERS_API`, or the standalone routine. */
  readonly unitName: string;
  /** The parts of `name`, exact. */
  readonly path: readonly string[];
  /** The package, or the owner for a standalone routine: the module that the database shows for the session. */
  readonly module: string;
  /** The routine: the action that the database shows for the session. */
  readonly action: string;
  readonly parameters: readonly RoutineParameter[];
  readonly returns: RoutineResult | undefined;
  /** Whether the result is an object: there are OUT or IN OUT parameters. */
  readonly hasOutParameters: boolean;
  readonly #statements = new Map<string, Statement>();

  /** @throws ConfigurationError for a mapping whose class the generated module does not have */
  constructor(descriptor: CallDescriptor, schemas: SchemaMap, classes: ValueClasses = {}) {
    const { packageName, owner, name, returns } = descriptor;
    const schema = schemas.get(owner) ?? owner;
    this.path = packageName === null ? [schema, name] : [schema, packageName, name];
    this.name = this.path.join('.');
    this.unitName = this.path.slice(0, 2).join('.');
    this.module = packageName ?? schema;
    this.action = name;
    this.parameters = descriptor.parameters.map((parameter, index) => ({
      descriptor: parameter,
      binder: binderFor(parameter.type, parameter.mode, classes),
      index,
    }));
    this.returns = returns && {
      binder: binderFor(returns.type, 'OUT', classes),
      declaration: declarationOf(returns.type),
      notNull: returns.type.notNull ?? false,
    };
    this.hasOutParameters = descriptor.parameters.some(({ mode }) => mode !== 'IN');
  }

  /**
   * @param omitted the defaulted parameters that the call leaves out
   * @param caller whose identity the block asserts
   */
  statementFor(
    omitted: ReadonlySet<RoutineParameter>,
    shape: BlockShape,
    { isClientIdentifier = false }: IdentityKind = {},
  ): Statement {
    const left = omitted.size === 0 ? '' : Array.from(omitted, ({ index }) => index).join();
    const key = `${shape.guard} ${shape.packageState} ${isClientIdentifier} ${left}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      // Whoever chooses which arguments to send must not be able to fill the memory with combinations.
      for (const oldest of this.#statements.keys()) {
        if (this.#statements.size < MAX_STATEMENTS) break;
        this.#statements.delete(oldest);
      }
      statement = buildStatement(this, omitted, shape, { isClientIdentifier });
      this.#statements.set(key, statement);
    }
    return statement;
  }
}
