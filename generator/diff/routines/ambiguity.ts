import type { Parameter, Subprogram } from '../../model/catalog.js';
import type { CompositeType, Field } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { boundScalar } from '../scalars/placed-type.js';
import { membersOf } from '../scalars/typescript-text.js';

/** Which calls by name several overloads take: `every` one that has the arguments both ask for, or those `some` whose arguments are null or empty. */
export type Ambiguity = 'every' | 'some';

type TypesByKey = ReadonlyMap<string, CompositeType>;

/**
 * Whether two overloads take the same call. The client knows them apart by the names of arguments, then by the types of their values, as PL/SQL does; OUT parameters
 * are no arguments.
 */
export function ambiguityOf(one: Subprogram, other: Subprogram, types: TypesByKey): Ambiguity | undefined {
  const passed = [argumentsOf(one), argumentsOf(other)] as const;
  const needed = new Set(
    passed.flatMap((all) => [...all.values()].filter(({ defaulted }) => !defaulted)).map(({ name }) => name),
  );
  const overlaps = [...needed].map((name) => {
    const [first, second] = passed.map((all) => all.get(name));
    return first === undefined || second === undefined ? 'none' : overlapOf(first.dataType, second.dataType, types);
  });
  if (overlaps.includes('none')) return undefined;
  return overlaps.includes('some') ? 'some' : 'every';
}

/** What callers pass, by name. */
function argumentsOf({ parameters }: Subprogram): ReadonlyMap<string, Parameter> {
  const passed = parameters.filter(({ mode, dataType }) => mode !== 'OUT' && dataType.kind !== 'cursor');
  return new Map(passed.map((parameter) => [parameter.name, parameter]));
}

type Overlap = Ambiguity | 'none';

/** Whether values of one type are taken for another one. */
function overlapOf(one: DataType, other: DataType, types: TypesByKey): Overlap {
  if (one.kind === 'named' && other.kind === 'named') {
    if (one.type === other.type) return 'every';
    const [first, second] = [types.get(one.type), types.get(other.type)];
    return first === undefined || second === undefined ? 'none' : overlapOfComposites(first, second, types);
  }
  const members = [inputsOf(one, types), inputsOf(other, types)] as const;
  const shared = [...members[0]].filter((member) => members[1].has(member) || members[1].has('unknown'));
  if (members[0].has('unknown')) shared.push(...members[1]);
  if (shared.some((member) => member !== 'null')) return 'every';
  return shared.length > 0 ? 'some' : 'none';
}

/** The union of what is passed. Of composite types only whether null is one of its values. */
function inputsOf(type: DataType, types: TypesByKey): ReadonlySet<string> {
  const scalar = boundScalar({ type, place: 'IN', mapping: {} });
  if (scalar !== undefined) return membersOf(scalar.binding.input.text);
  const composite = type.kind === 'named' ? types.get(type.type) : undefined;
  return new Set(composite !== undefined && isNullable(composite) ? ['composite', 'null'] : ['composite']);
}

function isNullable(type: CompositeType): boolean {
  return type.kind === 'object' || (type.kind === 'collection' && !type.form.startsWith('index by'));
}

/** Objects are known by their fields, arrays by their elements: an empty array may be of any type. */
function overlapOfComposites(one: CompositeType, other: CompositeType, types: TypesByKey): Overlap {
  const nulls = isNullable(one) && isNullable(other) ? 'some' : 'none';
  if (one.kind === 'collection' && other.kind === 'collection')
    return overlapOf(one.element, other.element, types) === 'every' ? 'every' : 'some';
  const [first, second] = [namesOf(one), namesOf(other)];
  if (first === undefined || second === undefined) return nulls;
  const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>) =>
    [...inner].every((name) => outer.has(name));
  return isWithin(first, second) || isWithin(second, first) ? 'every' : nulls;
}

function namesOf(type: CompositeType): ReadonlySet<string> | undefined {
  const fields: readonly Field[] | undefined =
    type.kind === 'record' ? type.fields : type.kind === 'object' ? type.attributes : undefined;
  return fields && new Set(fields.map(({ name }) => name));
}
