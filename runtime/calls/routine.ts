import { type Carrier, carrierFor } from '../binds/carrier.js';
import type { Column } from '../binds/composite/column.js';
import { isLobType } from '../binds/lob/large-type.js';
import type { ValueClasses } from '../binds/value-classes.js';
import type { CallDescriptor, ImplicitResultsDescriptor, ParameterDescriptor } from '../call-descriptor.js';
import type { PackageModule } from '../client-manifest.js';
import type { ExceptionClasses } from '../errors/database-errors.js';
import { arrayCapacity } from './array-capacity.js';
import { type ArgumentShape, type BlockShape, buildStatement, type IdentityKind, type Statement } from './statement.js';

/** The most statement texts that are kept for one routine. */
const MAX_STATEMENTS = 200;

/** The schemas under which the owners of the descriptors are found in this environment: `{ ERP: 'ERP_UAT' }`. */
export type SchemaMap = ReadonlyMap<string, string>;

/** A parameter with its carrier; `index` is its place in the declaration and names its local. */
export interface RoutineParameter {
  readonly descriptor: ParameterDescriptor;
  readonly carrier: Carrier;
  readonly index: number;
}

export interface RoutineResult {
  readonly carrier: Carrier;
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
  /** Whether it is queried instead of called. */
  readonly isPipelined: boolean;
  /** Whether the result is an object: there are OUT or IN OUT parameters, or implicit results. */
  readonly givesObject: boolean;
  /** What it gives to DBMS_SQL.RETURN_RESULT; undefined for a routine that is not known to. */
  readonly implicitResults: ImplicitResultsDescriptor | undefined;
  /** Whether rows are still to be read when the routine has run. */
  readonly hasCursors: boolean;
  /** Whether a LOB may still be to be read when the routine has run. */
  readonly mayLeaveLobs: boolean;
  readonly schemas: SchemaMap;
  readonly classes: ValueClasses;
  /** What errors of its calls are instances of, where its package says so. */
  readonly exceptions: ExceptionClasses;
  readonly #statements = new Map<string, Statement>();
  /** The last one for all parameters: most calls of a routine are alike, and putting a key together costs more than looking. */
  #latest: LatestStatement | undefined;

  /** @throws ConfigurationError for a mapping whose class the generated module does not have */
  constructor(
    descriptor: CallDescriptor,
    schemas: SchemaMap,
    { classes = {}, exceptions = {} }: Pick<PackageModule, 'classes' | 'exceptions'> = {},
  ) {
    const { packageName, owner, name, returns } = descriptor;
    const schema = schemas.get(owner) ?? owner;
    this.schemas = schemas;
    this.classes = classes;
    this.exceptions = exceptions;
    this.path = packageName === null ? [schema, name] : [schema, packageName, name];
    this.name = this.path.join('.');
    this.unitName = this.path.slice(0, 2).join('.');
    this.module = packageName ?? schema;
    this.action = name;
    this.parameters = descriptor.parameters.map((parameter, index) => ({
      descriptor: parameter,
      carrier: carrierFor(parameter.type, parameter.mode, classes),
      index,
    }));
    this.returns = returns && { carrier: carrierFor(returns.type, 'OUT', classes) };
    this.isPipelined = descriptor.pipelined === true;
    this.implicitResults = descriptor.implicitResults;
    this.hasCursors =
      this.implicitResults !== undefined ||
      [...this.parameters, this.returns].some((one) => one?.carrier.kind === 'cursor');
    this.mayLeaveLobs = [...this.parameters, this.returns].some((one) => one !== undefined && givesLobs(one.carrier));
    this.givesObject = this.implicitResults !== undefined || descriptor.parameters.some(({ mode }) => mode !== 'IN');
  }

  /** @param caller whose identity the block asserts */
  statementFor(args: ArgumentShape, shape: BlockShape, { isClientIdentifier = false }: IdentityKind = {}): Statement {
    const { omitted, partial, keyed } = args;
    const isPlain = omitted.size === 0 && !partial && !keyed;
    if (isPlain && this.#latest !== undefined && isFor(this.#latest, shape, isClientIdentifier))
      return this.#latest.statement;
    const left = omitted.size === 0 ? '' : Array.from(omitted, ({ index }) => index).join();
    const key = `${shape.guard} ${shape.packageState} ${shape.commitsWhole} ${isClientIdentifier} ${partial} ${keyed} ${left}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      // Whoever chooses which arguments to send must not be able to fill the memory with combinations.
      for (const oldest of this.#statements.keys()) {
        if (this.#statements.size < MAX_STATEMENTS) break;
        this.#statements.delete(oldest);
      }
      const capacity = (column: Column) => arrayCapacity(column);
      statement = buildStatement(this, args, shape, { isClientIdentifier }, capacity);
      this.#statements.set(key, statement);
    }
    if (isPlain) this.#latest = { shape, isClientIdentifier, statement };
    return statement;
  }
}

interface LatestStatement {
  readonly shape: BlockShape;
  readonly isClientIdentifier: boolean;
  readonly statement: Statement;
}

function isFor(latest: LatestStatement, shape: BlockShape, isClientIdentifier: boolean): boolean {
  return (
    latest.isClientIdentifier === isClientIdentifier &&
    latest.shape.guard === shape.guard &&
    latest.shape.packageState === shape.packageState &&
    latest.shape.commitsWhole === shape.commitsWhole
  );
}

function givesLobs(carrier: Carrier): boolean {
  if (carrier.kind !== 'composite') return false;
  return carrier.outgoing?.columns.some(({ binder }) => isLobType(binder.bindType)) ?? false;
}
