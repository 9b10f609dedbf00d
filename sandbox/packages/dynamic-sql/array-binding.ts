import { CollectionValue } from '../../values/composite.js';
import { type CollectionType, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { integer } from '../argument-values.js';
import { input, type NativeSubprogram, output, procedure } from '../native-package.js';
import { bindName } from './bind-name.js';
import { INTEGER } from './scalar-kinds.js';

const C = input('C', INTEGER);

/** With and without a range of the elements. */
export function bindArray(table: CollectionType): readonly NativeSubprogram[] {
  const parameters = [C, input('NAME', VARCHAR2), input('TABLE_VARIABLE', table)];
  const bind: Parameters<typeof procedure>[2] = ([number, variable, elements, low, high], { sql, sqlCursors }) => {
    const values = elementsOf(elements, low, high);
    sqlCursors.find(integer(number)).bindArray(bindName(variable), { dataType: table.element, values }, sql.domain);
    return undefined;
  };
  return [
    procedure('BIND_ARRAY', parameters, bind),
    procedure('BIND_ARRAY', [...parameters, input('INDEX1', INTEGER), input('INDEX2', INTEGER)], bind),
  ];
}

/** Those that there are from the lowest index, or from `low` up to `high`, which both must be there. */
function elementsOf(table: Value | undefined, low: Value | undefined, high: Value | undefined): readonly Value[] {
  if (!(table instanceof CollectionValue)) return [];
  const keys = [...table.keys()].flatMap((key) => (typeof key === 'number' ? key : []));
  const [first, last] = [integer(low) ?? undefined, integer(high) ?? undefined];
  if (low !== undefined || high !== undefined) {
    const isRange = first !== undefined && last !== undefined && first <= last;
    if (!isRange || !keys.includes(first) || !keys.includes(last)) {
      throw new NotSupportedError('DBMS_SQL.BIND_ARRAY of a range whose ends are not there');
    }
  }
  return keys.filter((key) => key >= (first ?? key) && key <= (last ?? key)).map((key) => table.get(key) ?? null);
}

/** The values of an array bind, from index 1. */
export function variableValues(table: CollectionType): NativeSubprogram {
  return procedure(
    'VARIABLE_VALUE',
    [C, input('NAME', VARCHAR2), output('VALUE', table)],
    ([number, variable], { sqlCursors }) => {
      const filled = new CollectionValue(table);
      const values = sqlCursors.find(integer(number)).variables(bindName(variable), table.element.kind);
      for (const [index, value] of values.entries()) filled.set(index + 1, value);
      return [filled];
    },
  );
}
