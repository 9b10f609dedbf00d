import type { Naming } from '../../config/config.js';
import type { CompositeType, TypeIdentity } from '../../model/composite-type.js';
import { groupBy } from '../../model/sort.js';
import { freeType } from './reserved-names.js';
import { type Words, wordsOf } from './source-words.js';
import { camelName, fileName, pascalName } from './spell-name.js';

/** The module that has a type, and what others import it as. */
export interface TypeHome {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Begins with `$`, as nothing else in a module does: no type or constant can meet it. */
  readonly namespace: string;
}

/** What a composite type is called in its module. */
export interface TypeNames {
  readonly home: TypeHome;
  /** What results are; of an object type with subtypes, the union. */
  readonly output: string;
  /** What arguments are. */
  readonly input: string;
  /** Of an object type with subtypes: the values that are of this very type. */
  readonly itself: { readonly output: string; readonly input: string };
  /** The constant that has the descriptor. No routine or class is called so. */
  readonly constant: string;
}

/** The types of a package are in its module, those of a schema in one that no package can have. Files are called as the dictionary has it, whatever the source's spelling. */
export function homeOf({ owner, packageName }: Pick<TypeIdentity, 'owner' | 'packageName'>): TypeHome {
  const folder = fileName(owner);
  return packageName === null
    ? { path: `${folder}/$types.ts`, namespace: `$${camelName(owner)}` }
    : { path: `${folder}/${fileName(packageName)}.ts`, namespace: `$${camelName(owner)}$${camelName(packageName)}` };
}

/** The words of the packages and routines of each schema, by its name. */
export type SchemaWords = ReadonlyMap<string, Words>;

/** The interface of a package's routines. */
export function packageTypeName(owner: string, packageName: string, schemas: SchemaWords): string {
  return freeType(pascalName(schemas.get(owner)?.get(packageName) ?? packageName));
}

/** The names of all types, by key. A name depends on the types of its own module only. */
export function nameTypes(
  types: readonly CompositeType[],
  naming: Pick<Naming, 'spelling'>,
  schemas: SchemaWords,
): ReadonlyMap<string, TypeNames> {
  const words = new Map(
    [...groupBy(types, (type) => homeOf(type).path)].map(([path, group]) => [path, wordsOf(group, naming)]),
  );
  const wordsIn = (type: CompositeType) => words.get(homeOf(type).path)?.get(type.name) ?? type.name;
  const interfaceOf = ({ owner, packageName }: TypeIdentity) =>
    packageName === null ? undefined : packageTypeName(owner, packageName, schemas);
  const plainName = (type: CompositeType) => plainNameOf(type, wordsIn(type), interfaceOf(type));
  const taken = new Set(types.map((type) => inModule(type, plainName(type))));
  return new Map(
    types.map((type) => {
      const output = plainName(type);
      const input = taken.has(inModule(type, `${output}Input`)) ? `${output}Input_` : `${output}Input`;
      return [
        type.key,
        {
          home: homeOf(type),
          output,
          input: input === interfaceOf(type) ? `${input}_` : input,
          itself: { output: `${output}$itself`, input: `${output}$itselfInput` },
          constant: `${camelName(wordsIn(type))}${isRow(type) ? '$row' : ''}Descriptor`,
        },
      ];
    }),
  );
}

/** The names of a type that has some. */
export function typeNamesOf({ key }: Pick<TypeIdentity, 'key'>, names: ReadonlyMap<string, TypeNames>): TypeNames {
  const found = names.get(key);
  if (found === undefined) throw new TypeError(`${key} has no name.`);
  return found;
}

/** A row is not called like the table that it is of: a type `ORDERS_ROW` may stand beside `ORDERS%ROWTYPE`. */
function plainNameOf(type: CompositeType, words: string, interfaceName: string | undefined): string {
  if (isRow(type)) return `${pascalName(words)}$row`;
  const name = freeType(pascalName(words));
  return name === interfaceName ? `${name}_` : name;
}

export function isRow(type: CompositeType): boolean {
  return type.kind === 'record' && type.origin !== 'type';
}

function inModule(type: TypeIdentity, name: string): string {
  return `${homeOf(type).path} ${name}`;
}
