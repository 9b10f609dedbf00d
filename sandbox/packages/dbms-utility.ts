import { CollectionValue } from '../values/composite.js';
import { BOOLEAN, type CollectionType, type DataType, NUMBER, VARCHAR2 } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer, text } from './argument-values.js';
import { compileSchema } from './compile-schema.js';
import { cut } from './dbms-application-info.js';
import { countOf } from './lob-arguments.js';
import { canonicalName, commaSeparated, leadingName } from './name-lists.js';
import { resolvedName } from './name-resolving.js';
import {
  definePackage,
  input,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
  pausingProcedure,
  procedure,
} from './native-package.js';
import { bytes, RAW } from './raw-arguments.js';

const NAME = input('NAME', VARCHAR2);
const LITTLE_ENDIAN = 2;

/** Lists of `"USER"."NAME"."COLUMN"@LINK`, and of names of any number of parts. */
const UNCL_ARRAY = indexBy('UNCL_ARRAY', 227);
const LNAME_ARRAY = indexBy('LNAME_ARRAY', 4000);

/** Source: PL/SQL Packages and Types Reference, DBMS_UTILITY. */
export const DBMS_UTILITY = definePackage(
  'DBMS_UTILITY',
  [
    nativeFunction('FORMAT_ERROR_STACK', [], VARCHAR2, (_values, context) => context.currentError()?.stack ?? null),
    nativeFunction(
      'FORMAT_ERROR_BACKTRACE',
      [],
      VARCHAR2,
      (_values, context) => context.currentError()?.backtrace ?? null,
    ),
    nativeFunction('FORMAT_CALL_STACK', [], VARCHAR2, (_values, context) => callStackText(context.callStack())),
    /** Hundredths of a second since some point in time, within 32 bits. */
    nativeFunction('GET_TIME', [], NUMBER, (_values, { sql }) => Math.trunc(sql.now().getTime() / 10) % 2 ** 31),
    nativeFunction('GET_CPU_TIME', [], NUMBER, () => {
      const { user, system } = process.cpuUsage();
      return Math.trunc((user + system) / 10_000);
    }),
    nativeFunction('GET_ENDIANNESS', [], NUMBER, () => LITTLE_ENDIAN),
    nativeFunction('PORT_STRING', [], VARCHAR2, () => 'x86_64/Linux 2.4.xx'),
    nativeFunction('IS_CLUSTER_DATABASE', [], BOOLEAN, () => false),
    nativeFunction('CURRENT_INSTANCE', [], NUMBER, () => 1),
    procedure('DB_VERSION', [output('VERSION', VARCHAR2), output('COMPATIBILITY', VARCHAR2)], (_values, context) => {
      const [major = 0, minor = 0] = context.version;
      // Before 18c the second number was the release's; 26ai is 23.26.
      const second = major < 18 || minor >= 26 ? minor : 0;
      return [major < 18 ? context.version.join('.') : `${major}.${second}.0.0.0`, `${major}.${second}.0`];
    }),
    nativeFunction('IS_BIT_SET', [input('R', RAW), input('N', NUMBER)], NUMBER, ([r, n]) => {
      const [given, bit] = [bytes(r), countOf(n)];
      if (given === null || bit === null) return null;
      const byte = given[given.length - 1 - Math.floor((bit - 1) / 8)] ?? 0;
      return (byte >> ((bit - 1) % 8)) & 1;
    }),
    ...[
      { table: UNCL_ARRAY, maxParts: 3 },
      { table: LNAME_ARRAY, maxParts: Number.POSITIVE_INFINITY },
    ].flatMap(({ table, maxParts }) => [commaToTable(table, maxParts), tableToComma(table)]),
    procedure(
      'NAME_TOKENIZE',
      [
        NAME,
        output('A', VARCHAR2),
        output('B', VARCHAR2),
        output('C', VARCHAR2),
        output('DBLINK', VARCHAR2),
        output('NEXTPOS', BINARY_INTEGER_TYPE),
      ],
      ([name]) => {
        const { parts, databaseLink, end } = leadingName(text(name) ?? '', 3);
        const [a, b, c] = parts.map((part) => part.name);
        return [a ?? null, b ?? null, c ?? null, databaseLink ?? null, end];
      },
    ),
    procedure(
      'CANONICALIZE',
      [NAME, output('CANON_NAME', VARCHAR2), input('CANON_LEN', BINARY_INTEGER_TYPE)],
      ([name, , length]) => {
        const given = text(name);
        return [given === null ? null : cut(canonicalName(given), integer(length) ?? 0) || null];
      },
    ),
    procedure(
      'NAME_RESOLVE',
      [
        NAME,
        input('CONTEXT', NUMBER),
        output('SCHEMA', VARCHAR2),
        output('PART1', VARCHAR2),
        output('PART2', VARCHAR2),
        output('DBLINK', VARCHAR2),
        output('PART1_TYPE', NUMBER),
        output('OBJECT_NUMBER', NUMBER),
      ],
      ([name, wanted], context) => resolvedName(text(name) ?? '', countOf(wanted), context),
    ),
    pausingProcedure('EXEC_DDL_STATEMENT', [input('PARSE_STRING', VARCHAR2)], function* ([statement], context) {
      const parsed = context.parseStatement(text(statement) ?? '');
      // Others are only parsed.
      if (parsed.kind === 'ddl') yield* parsed.execute(new Map());
    }),
    pausingProcedure(
      'COMPILE_SCHEMA',
      [input('SCHEMA', VARCHAR2), optional('COMPILE_ALL', BOOLEAN, true), optional('REUSE_SETTINGS', BOOLEAN, false)],
      ([schema, all], context) => compileSchema(text(schema) ?? '', all !== false, context),
    ),
  ],
  {
    types: [
      UNCL_ARRAY,
      LNAME_ARRAY,
      indexBy('NAME_ARRAY', 30),
      indexBy('QUOTED_NAME_ARRAY', 32),
      indexBy('DBLINK_ARRAY', 128),
      indexBy('MAXNAME_ARRAY', 32767),
      tableOf('INDEX_TABLE_TYPE', BINARY_INTEGER_TYPE),
      tableOf('NUMBER_ARRAY', NUMBER),
    ].map((dataType) => ({ name: dataType.identity?.name ?? '', dataType })),
  },
);

function indexBy(name: string, length: number): CollectionType {
  return tableOf(name, { ...VARCHAR2, length });
}

function tableOf(name: string, element: DataType): CollectionType {
  const identity = { owner: 'SYS', packageName: 'DBMS_UTILITY', name };
  return { kind: 'collection', identity, form: 'index_by_integer', element, elementNotNull: false };
}

/** Behind the names there is an element that is NULL. */
function commaToTable(table: CollectionType, maxParts: number): NativeSubprogram {
  return procedure(
    'COMMA_TO_TABLE',
    [input('LIST', VARCHAR2), output('TABLEN', BINARY_INTEGER_TYPE), output('TAB', table)],
    ([list]) => {
      const names = commaSeparated(text(list) ?? '', maxParts);
      const elements = new CollectionValue(table);
      for (const [index, name] of names.entries()) elements.set(index + 1, name);
      elements.set(names.length + 1, null);
      return [names.length, elements];
    },
  );
}

/** The elements from 1 up to one that is NULL or missing. */
function tableToComma(table: CollectionType): NativeSubprogram {
  return procedure(
    'TABLE_TO_COMMA',
    [input('TAB', table), output('TABLEN', BINARY_INTEGER_TYPE), output('LIST', VARCHAR2)],
    ([tab]) => {
      const names: Value[] = [];
      while (tab instanceof CollectionValue) {
        const name = tab.get(names.length + 1);
        if (name === undefined || name === null) break;
        names.push(name);
      }
      return [names.length, names.length === 0 ? null : names.join(',')];
    },
  );
}

function callStackText(calls: readonly { readonly unitName: string | undefined; readonly line: number }[]): string {
  const lines = calls.map(
    ({ unitName, line }) => `${'0x0'.padStart(10)}  ${String(line).padStart(8)}  ${unitName ?? 'anonymous block'}`,
  );
  return ['----- PL/SQL Call Stack -----', '  object      line  object', '  handle    number  name', ...lines, ''].join(
    '\n',
  );
}
