import { BOOLEAN, type DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { integer } from '../argument-values.js';
import { inOut } from '../dbms-lob-types.js';
import {
  directSubprogram,
  input,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
  procedure,
} from '../native-package.js';
import { describeColumns } from './describe-columns.js';
import { INTEGER } from './scalar-kinds.js';
import { DESC_TAB, DESC_TAB2, DESC_TAB3, DESC_TAB4, type DescriptionTypes } from './table-types.js';

const CURSOR: DataType = { kind: 'ref_cursor' };
const TO_CLIENT = optional('TO_CLIENT', BOOLEAN, true);

/** Cursors come, go, become REF CURSORs and the other way round, and are described. */
export const OPENING: readonly NativeSubprogram[] = [
  nativeFunction(
    'OPEN_CURSOR',
    [optional('TREAT_AS_CLIENT_FOR_RESULTS', BOOLEAN, false)],
    INTEGER,
    ([client], { sqlCursors }) => {
      if (client === true) throw new NotSupportedError('DBMS_SQL.OPEN_CURSOR that treats its caller as client');
      return sqlCursors.open();
    },
  ),
  nativeFunction('IS_OPEN', [input('C', INTEGER)], BOOLEAN, ([given], { sqlCursors }) => {
    const number = integer(given);
    if (number === null) {
      sqlCursors.requireAccess();
      return false;
    }
    sqlCursors.find(number);
    return true;
  }),
  procedure('CLOSE_CURSOR', [inOut('C', INTEGER)], ([number], { sqlCursors }) => {
    sqlCursors.close(integer(number));
    return [null];
  }),
  directSubprogram('TO_CURSOR_NUMBER', [inOut('RC', CURSOR)], INTEGER, ([reference = null], context) => {
    context.sqlCursors.requireAccess();
    const query = context.takeQuery(reference);
    const number = context.sqlCursors.open();
    context.sqlCursors.find(number).attach(query);
    return { result: number, out: [reference] };
  }),
  directSubprogram('TO_REFCURSOR', [inOut('CURSOR_NUMBER', INTEGER)], CURSOR, ([given], context) => {
    const number = integer(given);
    const query = context.sqlCursors.find(number).detach();
    context.sqlCursors.forget(number);
    return { result: context.openQuery(query), out: [number] };
  }),
  procedure('RETURN_RESULT', [inOut('RC', CURSOR), TO_CLIENT], ([cursor = null, toClient], context) => {
    requireClient(toClient);
    context.sqlCursors.requireAccess();
    // The client has it now: the variable can be opened again.
    context.returnResult(context.openQuery(context.takeQuery(cursor)));
    return [cursor];
  }),
  procedure('RETURN_RESULT', [inOut('RC', INTEGER), TO_CLIENT], ([given, toClient], context) => {
    requireClient(toClient);
    const number = integer(given);
    const query = context.sqlCursors.find(number).detach();
    context.sqlCursors.forget(number);
    context.returnResult(context.openQuery(query));
    return [number];
  }),
  describing('DESCRIBE_COLUMNS', DESC_TAB),
  describing('DESCRIBE_COLUMNS2', DESC_TAB2),
  describing('DESCRIBE_COLUMNS3', DESC_TAB3),
  describing('DESCRIBE_COLUMNS3', DESC_TAB4),
];

function requireClient(toClient: Value | undefined): void {
  if (toClient !== true) throw new NotSupportedError('DBMS_SQL.RETURN_RESULT to a caller in PL/SQL');
}

function describing(name: string, types: DescriptionTypes): NativeSubprogram {
  const parameters = [input('C', INTEGER), output('COL_CNT', INTEGER), output('DESC_T', types.table)];
  return procedure(name, parameters, ([number], { sqlCursors }) => {
    const { columns } = sqlCursors.find(integer(number));
    return [columns.length, describeColumns(columns, types)];
  });
}
