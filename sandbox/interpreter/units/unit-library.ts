import type { MalformedUnit, PlsqlUnit } from '../../plsql/ast/unit.js';
import { namespaceOf } from '../../schema/schema-object.js';
import type { SchemaStore } from '../../schema/schema-store.js';
import { definerDomain } from '../../schema/security-domain.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { SessionState } from '../../sql/session-state.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { SubprogramCodes } from '../calls/subprogram.js';
import { COMPILERS } from '../compilers.js';
import type { CompilationError } from '../errors/compilation-error.js';
import { ErrorList, SourceLines } from '../errors/error-list.js';
import { DependencySet, type UnitContext } from '../names/place.js';
import type { SqlGateway } from '../sql-gateway.js';
import { StubRegistry } from '../stubs/stub-registry.js';
import { NamedTypes } from '../types/named-types.js';
import { type CompiledBlock, compileAnonymousBlock } from './anonymous-block.js';
import { compilePackage, compilePackageBody, needsBody } from './compile-package.js';
import { compileStandalone } from './compile-standalone.js';
import { compileTrigger } from './compile-trigger.js';
import { compileType } from './compile-type.js';
import { compileTypeBody } from './compile-type-body.js';
import { dependenciesOf } from './dependency.js';
import { EMPTY_BODY } from './empty-body.js';
import { dropped, hasErrors, isInvalid, noBody } from './invalid-unit.js';
import type { PackageBodyUnit, PackageUnit } from './package-unit.js';
import { rightsOf } from './rights-of.js';
import type { StandaloneUnit } from './standalone-unit.js';
import { storeOutcome } from './store-outcome.js';
import type { TriggerUnit } from './trigger-unit.js';
import type { TypeBodyUnit, TypeUnit } from './type-unit.js';
import {
  type Compilation,
  type Entry,
  isKind,
  type SourceKind,
  type SourceUnit,
  type UnitSource,
} from './unit-entry.js';

/**
 * All compiled units of the database. A unit is compiled when it is created and again, when it is next needed, after
 * something that it depends on has changed.
 */
export class UnitLibrary {
  readonly schema: SchemaStore;
  /** The types as clients know them. */
  readonly types = new NamedTypes(this);
  /** What is called in the place of subprograms' bodies. */
  readonly stubs = new StubRegistry();
  readonly #gateway: SqlGateway;
  readonly #sources = new Map<number, UnitSource>();
  readonly #packages = new Map<number, Entry<PackageUnit>>();
  readonly #bodies = new Map<number, Entry<PackageBodyUnit> & { readonly specification: PackageUnit }>();
  readonly #standalone = new Map<number, Entry<StandaloneUnit>>();
  readonly #types = new Map<number, Entry<TypeUnit>>();
  readonly #typeBodies = new Map<number, Entry<TypeBodyUnit> & { readonly specification: TypeUnit }>();
  readonly #triggers = new Map<number, Entry<TriggerUnit>>();
  readonly #compiling = new Set<number>();

  constructor(schema: SchemaStore, gateway: SqlGateway) {
    this.schema = schema;
    this.#gateway = gateway;
  }

  /** Takes over a unit's source and forgets what was compiled before. */
  setSource(objectId: number, source: UnitSource): void {
    this.#sources.set(objectId, source);
    this.invalidate(objectId);
  }

  /** The sources of all units, to be put back by `restore`. */
  save(): ReadonlyMap<number, UnitSource> {
    return new Map(this.#sources);
  }

  restore(saved: ReadonlyMap<number, UnitSource>): void {
    for (const [objectId, source] of this.#sources) if (saved.get(objectId) !== source) this.invalidate(objectId);
    this.#sources.clear();
    for (const [objectId, source] of saved) this.#sources.set(objectId, source);
  }

  /** ALTER … COMPILE: the unit is compiled anew when it is next needed. */
  invalidate(objectId: number): void {
    this.#packages.delete(objectId);
    this.#bodies.delete(objectId);
    this.#standalone.delete(objectId);
    this.#types.delete(objectId);
    this.#typeBodies.delete(objectId);
    this.#triggers.delete(objectId);
  }

  /** Compiles a stored unit, if it is not, and notes the outcome in the schema. @returns its errors */
  compile(stored: StoredUnit): readonly CompilationError[] {
    const { unit: tree } = this.sourceOf(stored.objectId).create;
    if (tree.kind === 'malformed_unit') return this.#refuseMalformed(stored, tree);
    switch (stored.type) {
      case 'PACKAGE':
        return this.#packageEntry(stored).errors;
      case 'PACKAGE BODY': {
        const specification = this.schema.find(stored.owner, stored.name);
        const unit = specification?.type === 'PACKAGE' ? this.#packageEntry(specification).unit : undefined;
        if (unit !== undefined) return this.#bodyEntry(stored, unit).errors;
        return this.#bodyWithoutSpecification(stored);
      }
      case 'PROCEDURE':
      case 'FUNCTION':
        return this.#standaloneEntry(stored).errors;
      case 'TYPE':
        return this.#typeEntry(stored).errors;
      case 'TYPE BODY': {
        const specification = this.schema.find(stored.owner, stored.name);
        const unit = specification?.type === 'TYPE' ? this.#typeEntry(specification).unit : undefined;
        if (unit !== undefined) return this.#typeBodyEntry(stored, unit).errors;
        return this.#bodyWithoutSpecification(stored);
      }
      case 'TRIGGER':
        return this.#triggerEntry(stored).errors;
    }
  }

  /** For code that names the package. @throws PlsqlCompileError PLS-00905 if it does not compile */
  packageUnit(object: StoredUnit, position: number): PackageUnit {
    const { unit } = this.#packageEntry(object);
    if (unit === undefined) throw isInvalid(object, position);
    return unit;
  }

  /** @throws PlsqlCompileError PLS-00905 if it does not compile */
  standaloneUnit(object: StoredUnit, position: number): StandaloneUnit {
    const { unit } = this.#standaloneEntry(object);
    if (unit === undefined) throw isInvalid(object, position);
    return unit;
  }

  /** @throws PlsqlCompileError PLS-00318 while it is being compiled, PLS-00905 if it does not compile */
  typeUnit(object: StoredUnit, position: number): TypeUnit {
    if (this.#compiling.has(object.objectId)) {
      const text = `PLS-00318: type "${object.name}" is malformed because it is a non-REF mutually-recursive type`;
      throw new PlsqlCompileError(text, position);
    }
    const { unit } = this.#typeEntry(object);
    if (unit === undefined) throw isInvalid(object, position);
    return unit;
  }

  /** The type of that name as it is now. @throws OracleError 4063, 4065 */
  currentType(owner: string, name: string): TypeUnit {
    const object = this.schema.find(owner, name);
    if (object?.type !== 'TYPE') throw dropped('type', `${owner}.${name}`);
    const { unit } = this.#typeEntry(object);
    if (unit === undefined) throw hasErrors('type', `${owner}.${name}`);
    return unit;
  }

  /** @throws OracleError 4063 if the body has errors, 4067 if there is none */
  typeBodyOf(unit: TypeUnit): TypeBodyUnit {
    const object = this.schema.find(unit.owner, unit.name, namespaceOf('TYPE BODY'));
    if (object?.type !== 'TYPE BODY') throw noBody('type', unit.unitName);
    const body = this.#typeBodyEntry(object, unit).unit;
    if (body === undefined) throw hasErrors('type body', unit.unitName);
    return body;
  }

  /** The specification as it is now, for code compiled against `unit`. @throws OracleError 4063, 4065 */
  currentPackage(unit: PackageUnit): PackageUnit {
    const entry = this.#packages.get(unit.objectId);
    if (entry?.unit === unit && entry.checkedAt === this.schema.version) return unit;
    const object = this.schema.findById(unit.objectId);
    if (object?.type !== 'PACKAGE') throw dropped('package', unit.unitName);
    const current = this.#packageEntry(object).unit;
    if (current === undefined) throw hasErrors('package', unit.unitName);
    return current;
  }

  /** @throws OracleError 4063 if the body has errors, 4067 if there is none although one is needed */
  bodyOf(unit: PackageUnit): PackageBodyUnit {
    const object = this.schema.find(unit.owner, unit.name, namespaceOf('PACKAGE BODY'));
    if (object?.type !== 'PACKAGE BODY') {
      const isNeeded = needsBody(this.#source(unit.objectId, 'package')) && !this.stubs.hasAny(unit.owner, unit.name);
      if (isNeeded) throw noBody('package', unit.unitName);
      return EMPTY_BODY;
    }
    const body = this.#bodyEntry(object, unit).unit;
    if (body === undefined) throw hasErrors('package body', unit.unitName);
    return body;
  }

  /** The procedure or function as it is now. @throws OracleError 4063, 4065 */
  currentStandalone(unit: StandaloneUnit): StandaloneUnit {
    const entry = this.#standalone.get(unit.objectId);
    if (entry?.unit === unit && entry.checkedAt === this.schema.version) return unit;
    const object = this.schema.findById(unit.objectId);
    if (object?.type !== 'PROCEDURE' && object?.type !== 'FUNCTION') throw dropped('program unit', unit.unitName);
    const current = this.#standaloneEntry(object).unit;
    if (current === undefined) throw hasErrors(object.type.toLowerCase(), unit.unitName);
    return current;
  }

  /** @throws OracleError 4098 if it does not compile */
  triggerUnit(stored: StoredUnit): TriggerUnit {
    const { unit } = this.#triggerEntry(stored);
    if (unit !== undefined) return unit;
    throw new OracleError(4098, `trigger '${stored.owner}.${stored.name}' is invalid and failed re-validation`);
  }

  /** A block of a client, or of EXECUTE IMMEDIATE, in the rights that the session has now. @throws OracleError 6550 */
  compileBlock(
    unit: PlsqlUnit,
    text: string,
    { domain, currentSchema }: Pick<SessionState, 'domain' | 'currentSchema'>,
    binds: readonly { readonly name: string; readonly dataType: DataType }[],
  ): CompiledBlock {
    const lines = new SourceLines(text);
    return compileAnonymousBlock(unit, binds, (blockBinds) => ({
      ...this.#common(text, lines),
      domain,
      currentSchema,
      rights: undefined,
      unitName: undefined,
      codes: new Map(),
      ownPackage: undefined,
      binds: blockBinds,
    }));
  }

  #packageEntry(stored: StoredUnit): Entry<PackageUnit> {
    const present = this.#packages.get(stored.objectId) ?? this.#malformedEntry(stored);
    if (present !== undefined && this.#isCurrent(present)) return present;
    const specification = this.#source(stored.objectId, 'package');
    const rights = rightsOf(stored, specification);
    const entry = this.#compile(stored, specification.position, { rights, codes: undefined }, (context) =>
      compilePackage(specification, stored, context),
    );
    this.#packages.set(stored.objectId, entry);
    return entry;
  }

  #bodyEntry(stored: StoredUnit, specification: PackageUnit): Entry<PackageBodyUnit> {
    const present = this.#bodies.get(stored.objectId);
    if (present?.specification === specification && this.#isCurrent(present)) return present;
    const malformed = this.#malformedEntry(stored);
    if (malformed !== undefined) return malformed;
    const body = this.#source(stored.objectId, 'package_body');
    const declared = this.#source(specification.objectId, 'package');
    const codes: SubprogramCodes = new Map();
    const { rights } = specification;
    const entry = this.#compile(stored, body.position, { rights, codes }, (context) =>
      compilePackageBody(body, declared, { ...context, ownPackage: specification }, codes),
    );
    this.#bodies.set(stored.objectId, { ...entry, specification });
    return entry;
  }

  #standaloneEntry(stored: StoredUnit): Entry<StandaloneUnit> {
    const present = this.#standalone.get(stored.objectId) ?? this.#malformedEntry(stored);
    if (present !== undefined && this.#isCurrent(present)) return present;
    const source = this.#source(stored.objectId, 'standalone_subprogram');
    const rights = rightsOf(stored, source.subprogram);
    const entry = this.#compile(stored, source.position, { rights, codes: new Map() }, (context) =>
      compileStandalone(source, stored, context),
    );
    this.#standalone.set(stored.objectId, entry);
    return entry;
  }

  #typeEntry(stored: StoredUnit): Entry<TypeUnit> {
    const present = this.#types.get(stored.objectId) ?? this.#malformedEntry(stored);
    if (present !== undefined && this.#isCurrent(present)) return present;
    const source = this.#source(stored.objectId, 'type');
    const own = { rights: rightsOf(stored, source), codes: undefined };
    const entry = this.#compile(stored, source.position, own, (context) => compileType(source, stored, context));
    this.#types.set(stored.objectId, entry);
    return entry;
  }

  #typeBodyEntry(stored: StoredUnit, specification: TypeUnit): Entry<TypeBodyUnit> {
    const present = this.#typeBodies.get(stored.objectId);
    if (present?.specification === specification && this.#isCurrent(present)) return present;
    const malformed = this.#malformedEntry(stored);
    if (malformed !== undefined) return malformed;
    const body = this.#source(stored.objectId, 'type_body');
    const codes: SubprogramCodes = new Map();
    const { rights } = specification;
    const entry = this.#compile(stored, body.position, { rights, codes }, (context) =>
      compileTypeBody(body, specification, context, codes),
    );
    this.#typeBodies.set(stored.objectId, { ...entry, specification });
    return entry;
  }

  #triggerEntry(stored: StoredUnit): Entry<TriggerUnit> {
    const present = this.#triggers.get(stored.objectId);
    if (present !== undefined && this.#isCurrent(present)) return present;
    const source = this.#source(stored.objectId, 'trigger');
    const own = { rights: { definer: stored.owner }, codes: new Map() };
    const entry = this.#compile(stored, source.body.position, own, (context) =>
      compileTrigger(source, stored, context),
    );
    this.#triggers.set(stored.objectId, entry);
    return entry;
  }

  /** @throws OracleError 4020-like endless recursion is cut: units that need each other's declarations */
  #compile<U>(
    stored: StoredUnit,
    start: number,
    own: Pick<UnitContext, 'rights' | 'codes'>,
    compile: (context: UnitContext) => Compilation<U | undefined>,
  ): Entry<U> {
    if (this.#compiling.has(stored.objectId)) {
      throw new OracleError(4020, `deadlock detected while trying to lock object ${stored.owner}.${stored.name}`);
    }
    this.#compiling.add(stored.objectId);
    try {
      const { text } = this.sourceOf(stored.objectId);
      const context: UnitContext = {
        ...this.#common(text, new SourceLines(text, start)),
        ...own,
        domain: definerDomain(stored.owner),
        currentSchema: stored.owner,
        unitName: `${stored.owner}.${stored.name}`,
        ownPackage: undefined,
        binds: undefined,
      };
      const { unit, signatures } = compile(context);
      const { errors } = context.errors;
      const references = context.dependsOn.list();
      storeOutcome(this.schema, stored, errors, signatures, references);
      const dependencies = dependenciesOf(stored, references, this.schema, (id) => this.#identityOf(id));
      return { unit: errors.length === 0 ? unit : undefined, errors, dependencies, checkedAt: this.schema.version };
    } finally {
      this.#compiling.delete(stored.objectId);
    }
  }

  #common(text: string, lines: SourceLines) {
    return {
      library: this,
      schema: this.schema,
      gateway: this.#gateway,
      source: text,
      errors: new ErrorList(lines),
      dependsOn: new DependencySet(),
      compilers: COMPILERS,
    };
  }

  /** A unit that could not be parsed: there is nothing to compile, now or later. */
  #malformedEntry(stored: StoredUnit): Entry<never> | undefined {
    const { unit } = this.sourceOf(stored.objectId).create;
    if (unit.kind !== 'malformed_unit') return undefined;
    return { unit: undefined, errors: [unit.error], dependencies: [], checkedAt: this.schema.version };
  }

  #refuseMalformed(stored: StoredUnit, { error }: MalformedUnit): readonly CompilationError[] {
    storeOutcome(this.schema, stored, [error], { subprograms: [], types: [] }, []);
    return [error];
  }

  #bodyWithoutSpecification(stored: StoredUnit): readonly CompilationError[] {
    const text = `PLS-00304: cannot compile body of '${stored.name}' without its specification`;
    const errors = [{ line: 1, column: 14, text }];
    storeOutcome(this.schema, stored, errors, { subprograms: [], types: [] }, []);
    return errors;
  }

  #isCurrent(entry: Entry<unknown>): boolean {
    if (entry.checkedAt === this.schema.version) return true;
    if (!entry.dependencies.every((dependency) => dependency.isUnchanged())) return false;
    entry.checkedAt = this.schema.version;
    return true;
  }

  /** What stands for a unit's interface as it is now: the compiled unit itself, made again if need be. */
  #identityOf(objectId: number): object | undefined {
    const object = this.schema.findById(objectId);
    if (object === undefined || this.#compiling.has(objectId)) return undefined;
    if (object.type === 'PACKAGE') return this.#packageEntry(object).unit;
    if (object.type === 'TYPE') return this.#typeEntry(object).unit;
    if (object.type === 'PROCEDURE' || object.type === 'FUNCTION') return this.#standaloneEntry(object).unit;
    return undefined;
  }

  /** As it was last created. */
  sourceOf(objectId: number): UnitSource {
    const source = this.#sources.get(objectId);
    if (source === undefined) throw new Error(`unit ${objectId} has no source`);
    return source;
  }

  #source<K extends SourceKind>(objectId: number, kind: K): Extract<SourceUnit, { readonly kind: K }> {
    const { unit } = this.sourceOf(objectId).create;
    if (isKind(unit, kind)) return unit;
    throw new Error(`unit ${objectId} is no ${kind}`);
  }
}
