import type { PackageSource } from '../../model/catalog.js';
import type { CompositeType } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import type { DictionaryRows, SchemaRows } from '../rows.js';
import type { ArgumentTypes, Place } from '../types/argument-types.js';
import type { ArgumentNode } from '../types/nested-arguments.js';
import type { SchemaNames } from '../types/schema-names.js';
import type { ObjectRow } from '../views/all-objects.js';
import { annotateTypes } from './annotate-types.js';
import { type DeclaredArgument, DeclaredArguments } from './declared-arguments.js';
import { DeclaredSubprogram } from './declared-subprogram.js';
import { DeclaredTypes, type Scope } from './declared-types.js';
import { type Heading, matchSubprograms } from './match-subprograms.js';
import { packageSource } from './package-source.js';

/** What the sources of specifications add to the rows of the dictionary. */
export class Sources {
  readonly #specifications: readonly Scope[];
  readonly #declaredTypes: DeclaredTypes;
  readonly #arguments: DeclaredArguments;
  readonly #types: ArgumentTypes;
  readonly #names: SchemaNames;

  constructor({ specifications = [], schemas }: DictionaryRows, types: ArgumentTypes, names: SchemaNames) {
    const owners = schemas.flatMap(({ name, objects }) => objects.map(({ OWNER }) => [name, OWNER] as const));
    this.#specifications = specifications;
    this.#declaredTypes = new DeclaredTypes(specifications, new Map(owners));
    this.#arguments = new DeclaredArguments(types, this.#declaredTypes);
    this.#types = types;
    this.#names = names;
  }

  /** The specification of a package, or of the one that a synonym stands for. */
  scopeOf(object: ObjectRow, { aliases = [] }: SchemaRows): Scope | undefined {
    const alias = aliases.find((one) => one.object.OBJECT_NAME === object.OBJECT_NAME);
    const { OWNER, OBJECT_NAME } = alias?.target ?? object;
    return this.#declaredTypes.find(OWNER, OBJECT_NAME);
  }

  subprogramsOf<H extends Heading>(scope: Scope, headings: readonly H[]): ReadonlyMap<H, DeclaredSubprogram> {
    const matches = matchSubprograms(headings, scope.specification.subprograms);
    return new Map(
      [...matches].map(([heading, declaration]) => [
        heading,
        new DeclaredSubprogram(declaration, scope, this.#declaredTypes),
      ]),
    );
  }

  dataType(node: ArgumentNode, place: Place, declared: DeclaredArgument | undefined): DataType {
    return this.#arguments.dataType(node, place, declared);
  }

  /** To be asked when all types of the catalog are known. */
  packageSource(scope: Scope): PackageSource {
    return packageSource(scope, this.#declaredTypes, this.#types);
  }

  annotate(types: readonly CompositeType[]): readonly CompositeType[] {
    return annotateTypes(types, this.#specifications, this.#declaredTypes, this.#names);
  }
}
