import type { CharacterType, DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { DictionaryColumn, DictionaryContext, DictionaryView, Restrictions } from './dictionary-view.js';

/** A column of a view, and in which releases it exists (`since` 18 is from 18c on, 12.2 from 12c Release 2). */
export interface ColumnDefinition<N extends string = string> {
  readonly name: N;
  readonly dataType: DataType;
  readonly since?: number;
}

/** One row: a value for every column of every release. */
export type DefinedRow<C extends readonly ColumnDefinition[]> = Readonly<Record<C[number]['name'], Value>>;

/** Makes the view for a release of the database, or undefined where that release lacks it. */
export type ViewMaker = (release: number) => DictionaryView | undefined;

export type Scope = 'ALL' | 'USER' | 'DBA';

/** What is asked of a family: through which of its views, and with which conditions. */
export interface Asked {
  readonly scope: Scope;
  readonly restrictions: Restrictions;
  /** The owners whose rows are wanted; undefined for all. */
  readonly owners: readonly string[] | undefined;
  /** Whether a row with this value in the column can be wanted. */
  wants(column: string, value: Value): boolean;
}

/**
 * The views ALL_x, USER_x and DBA_x from one definition. USER_x shows what the asking user owns, without the owner's column;
 * what ALL_x shows is for `rows` to decide.
 */
export function defineFamily<const C extends readonly ColumnDefinition[]>(definition: {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Whose rows USER_x shows. */
  readonly ownerColumn: C[number]['name'];
  /** What USER_x does not have: the owner's column, where nothing else is said. */
  readonly leftOutOfUser?: readonly C[number]['name'][];
  readonly columns: C;
  readonly since?: number;
  rows(context: DictionaryContext, asked: Asked): Iterable<DefinedRow<C>>;
}): readonly ViewMaker[] {
  const { name, columns, ownerColumn, since } = definition;
  const leftOut: readonly string[] = definition.leftOutOfUser ?? [ownerColumn];
  return definition.scopes.map(
    (scope): ViewMaker =>
      (release) => {
        if (since !== undefined && release < since) return undefined;
        const shown = columnsOf(columns, release).filter(
          (column) => scope !== 'USER' || !leftOut.includes(column.name),
        );
        return {
          name: `${scope}_${name}`,
          access: scope === 'DBA' ? 'catalog' : 'public',
          columns: shown,
          *rows(context, restrictions) {
            const asked = askedOf(scope, ownerColumn, context, restrictions);
            for (const row of definition.rows(context, asked)) yield pick(row, shown);
          },
        };
      },
  );
}

/** A view that has no siblings. */
export function defineView<const C extends readonly ColumnDefinition[]>(definition: {
  readonly name: string;
  readonly access: DictionaryView['access'];
  readonly columns: C;
  readonly since?: number;
  rows(context: DictionaryContext, asked: Asked): Iterable<DefinedRow<C>>;
}): ViewMaker {
  const { name, access, columns, since } = definition;
  return (release) => {
    if (since !== undefined && release < since) return undefined;
    const shown = columnsOf(columns, release);
    return {
      name,
      access,
      columns: shown,
      *rows(context, restrictions) {
        const asked = askedOf('DBA', undefined, context, restrictions);
        for (const row of definition.rows(context, asked)) yield pick(row, shown);
      },
    };
  };
}

export function text<N extends string>(name: N, length: number, since?: number): ColumnDefinition<N> {
  const dataType: CharacterType = { kind: 'varchar2', national: false, length, lengthUnit: 'byte' };
  return { name, dataType, ...(since !== undefined && { since }) };
}

export function number<N extends string>(name: N, since?: number): ColumnDefinition<N> {
  return {
    name,
    dataType: { kind: 'number', precision: undefined, scale: undefined },
    ...(since !== undefined && { since }),
  };
}

export function date<N extends string>(name: N): ColumnDefinition<N> {
  return { name, dataType: { kind: 'date' } };
}

export function raw<N extends string>(name: N, length: number): ColumnDefinition<N> {
  return { name, dataType: { kind: 'raw', length } };
}

export function long<N extends string>(name: N): ColumnDefinition<N> {
  return { name, dataType: { kind: 'long' } };
}

function askedOf(
  scope: Scope,
  ownerColumn: string | undefined,
  context: DictionaryContext,
  restrictions: Restrictions,
): Asked {
  const wanted = ownerColumn === undefined ? undefined : restrictions.get(ownerColumn);
  const named =
    wanted === undefined ? undefined : [...wanted].flatMap((value) => (typeof value === 'string' ? [value] : []));
  return {
    scope,
    restrictions,
    owners: scope === 'USER' ? [context.domain.user] : named,
    wants: (column, value) => restrictions.get(column)?.has(value) !== false,
  };
}

function columnsOf(columns: readonly ColumnDefinition[], release: number): readonly DictionaryColumn[] {
  return columns
    .filter((column) => column.since === undefined || release >= column.since)
    .map(({ name, dataType }) => ({ name, dataType, nullable: true }));
}

function pick(row: Readonly<Record<string, Value>>, columns: readonly DictionaryColumn[]): readonly Value[] {
  return columns.map((column) => row[column.name] ?? null);
}
