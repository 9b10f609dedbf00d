import { formatSqlPath } from '../config/sql-name.js';
import { DictionaryError } from '../errors/generator-error.js';
import type { Parameter, ParameterMode, SqlOnly, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import type { DeclaredSubprogram } from './specifications/declared-subprogram.js';
import type { Heading } from './specifications/match-subprograms.js';
import type { Sources } from './specifications/sources.js';
import { withNotes } from './specifications/value-notes.js';
import { type ArgumentNode, nestArguments } from './types/nested-arguments.js';
import type { ArgumentRow } from './views/all-arguments.js';
import type { ProcedureRow } from './views/all-procedures.js';

/** Where a subprogram is declared. */
interface Home {
  readonly schema: string;
  readonly packageName: string | null;
  readonly name: string;
}

/** The rows about one subprogram. */
export interface SubprogramHeading extends Heading {
  readonly home: Home;
  readonly row: ProcedureRow | undefined;
  readonly nodes: readonly ArgumentNode[];
}

export function subprogramHeading(
  home: Home,
  row: ProcedureRow | undefined,
  rows: readonly ArgumentRow[],
): SubprogramHeading {
  const nodes = nestArguments(rows);
  return {
    home,
    row,
    nodes,
    name: home.name,
    overload: row?.OVERLOAD == null ? null : Number(row.OVERLOAD),
    isFunction: nodes.some((node) => node.row.POSITION === 0),
    parameters: nodes.flatMap((node) => {
      const { ARGUMENT_NAME, DEFAULTED } = node.row;
      return ARGUMENT_NAME === null ? [] : [{ name: ARGUMENT_NAME, defaulted: DEFAULTED === 'Y' }];
    }),
  };
}

/** @param declared how the source has it, where that is known */
export function buildSubprogram(
  { home, row, nodes, name, overload }: SubprogramHeading,
  sources: Sources,
  declared: DeclaredSubprogram | undefined,
): Subprogram {
  const { schema, packageName } = home;
  const path = formatSqlPath(packageName === null ? [schema, name] : [schema, packageName, name]);
  const within = overload === null ? path : `${path}(${overload})`;
  const dataType = (node: ArgumentNode) => {
    const { ARGUMENT_NAME } = node.row;
    const place = { within, owner: schema, packageName, name: ARGUMENT_NAME ?? 'RETURN' };
    return sources.dataType(node, place, declared?.argument(ARGUMENT_NAME));
  };
  const result = nodes.find((node) => node.row.POSITION === 0);
  return {
    name,
    overload,
    returns: result === undefined ? null : dataType(result),
    parameters: nodes.flatMap((node) => buildParameter(node, dataType, declared)),
    sqlOnly: row === undefined ? null : sqlOnly(row),
    ...withNotes(declared?.notes ?? {}),
  };
}

/** A row without a name is the function's result, or what old versions show for "no parameters". */
function buildParameter(
  node: ArgumentNode,
  dataType: (node: ArgumentNode) => DataType,
  declared: DeclaredSubprogram | undefined,
): readonly Parameter[] {
  const { row } = node;
  if (row.ARGUMENT_NAME === null) return [];
  return [
    {
      name: row.ARGUMENT_NAME,
      position: row.POSITION,
      mode: modeOf(row),
      dataType: dataType(node),
      defaulted: row.DEFAULTED === 'Y',
      ...withNotes(declared?.parameterNotes(row.ARGUMENT_NAME) ?? {}),
    },
  ];
}

function modeOf(row: ArgumentRow): ParameterMode {
  switch (row.IN_OUT) {
    case 'IN':
    case 'OUT':
      return row.IN_OUT;
    case 'IN/OUT':
      return 'IN OUT';
    default:
      throw new DictionaryError(
        `ALL_ARGUMENTS.IN_OUT of ${row.OBJECT_NAME}.${row.ARGUMENT_NAME} is "${row.IN_OUT}", not IN, OUT or IN/OUT.`,
      );
  }
}

function sqlOnly(row: ProcedureRow): SqlOnly | null {
  if (row.PIPELINED === 'YES') return 'PIPELINED';
  if (row.AGGREGATE === 'YES') return 'AGGREGATE';
  // Ordinary subprograms have the text 'NULL' in these.
  if (row.POLYMORPHIC !== null && row.POLYMORPHIC !== 'NULL') return 'POLYMORPHIC';
  if (row.SQL_MACRO !== null && row.SQL_MACRO !== 'NULL') return 'SQL_MACRO';
  return null;
}
