import { foldIdentifier } from '../syntax/lexer/characters.js';
import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { text } from './argument-values.js';
import { CLOB } from './dbms-lob-types.js';
import { definePackage, input, type NativeContext, nativeFunction, optional } from './native-package.js';
import { qualifiedName, simpleName } from './sql-names.js';

const STR = input('STR', VARCHAR2);

/**
 * Checks of texts that are to become part of dynamic SQL; what passes is given back as it came.
 * Source: PL/SQL Packages and Types Reference, DBMS_ASSERT.
 */
export const DBMS_ASSERT = definePackage(
  'DBMS_ASSERT',
  [
    nativeFunction('NOOP', [input('STR', CLOB)], CLOB, ([str]) => str ?? null),
    nativeFunction('NOOP', [STR], VARCHAR2, ([str]) => text(str)),
    nativeFunction('ENQUOTE_LITERAL', [STR], VARCHAR2, ([str]) => enquoteLiteral(text(str) ?? '')),
    nativeFunction('ENQUOTE_NAME', [STR, optional('CAPITALIZE', BOOLEAN, true)], VARCHAR2, ([str, capitalize]) =>
      enquoteName(text(str) ?? '', capitalize === true),
    ),
    nativeFunction('SIMPLE_SQL_NAME', [STR], VARCHAR2, ([str]) => {
      const given = text(str) ?? '';
      if (simpleName(given) === undefined) throw invalidName();
      return given;
    }),
    nativeFunction('QUALIFIED_SQL_NAME', [STR], VARCHAR2, ([str]) => {
      const given = text(str) ?? '';
      if (qualifiedName(given) === undefined) throw new OracleError(44004, 'invalid qualified SQL name');
      return given;
    }),
    nativeFunction('SCHEMA_NAME', [STR], VARCHAR2, ([str], { hasUser }) => {
      const given = text(str);
      if (given === null || !hasUser(given)) throw new OracleError(44001, 'invalid schema');
      return given;
    }),
    nativeFunction('SQL_OBJECT_NAME', [STR], VARCHAR2, ([str], context) => {
      const given = text(str) ?? '';
      if (!isObject(given, context)) throw new OracleError(44002, 'invalid object name');
      return given;
    }),
  ],
  {
    exceptions: [
      { name: 'INVALID_SCHEMA_NAME', code: 44001 },
      { name: 'INVALID_OBJECT_NAME', code: 44002 },
      { name: 'INVALID_SQL_NAME', code: 44003 },
      { name: 'INVALID_QUALIFIED_SQL_NAME', code: 44004 },
    ],
  },
);

function isObject(given: string, { knowsObject }: NativeContext): boolean {
  const name = qualifiedName(given);
  if (name?.isRemote === true) throw new NotSupportedError('database links');
  const known = name === undefined ? undefined : knowsObject(name.parts.map((part) => part.name));
  if (known === 'within') throw new NotSupportedError('DBMS_ASSERT.SQL_OBJECT_NAME of something inside an object');
  return known !== undefined;
}

/** Quotes within must be doubled already; one that is quoted stays. */
function enquoteLiteral(given: string): string {
  const quoted = given.length > 1 && given.startsWith("'") && given.endsWith("'");
  const inner = quoted ? given.slice(1, -1) : given;
  if (inner.replaceAll("''", '').includes("'")) throw new OracleError(6502, 'PL/SQL: numeric or value error');
  return `'${inner}'`;
}

function enquoteName(given: string, capitalize: boolean): string {
  const quoted = given.length > 1 && given.startsWith('"') && given.endsWith('"');
  const name = quoted ? given : `"${capitalize ? foldIdentifier(given) : given}"`;
  if (simpleName(name) === undefined) throw invalidName();
  return name;
}

function invalidName(): OracleError {
  return new OracleError(44003, 'invalid SQL name');
}
