import { CollectionValue, RecordValue } from '../values/composite.js';
import { type CollectionType, NUMBER, PLS_INTEGER, type RecordType, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { integer, text } from './argument-values.js';
import { cut } from './dbms-application-info.js';
import { definePackage, input, type NativeContext, optional, output, procedure } from './native-package.js';
import { SESSION_IDENTIFYING, SESSION_ROLES } from './session-functions.js';
import { sleepSubprogram } from './sleep.js';

const IDENTIFIER_BYTES = 64;
const FREE_ALL_RESOURCES = 1;
const REINITIALIZE = 2;

const APP_CTX_REC: RecordType = {
  kind: 'record',
  identity: { owner: 'SYS', packageName: 'DBMS_SESSION', name: 'APPCTXRECTYP' },
  fields: [
    { name: 'NAMESPACE', dataType: { ...VARCHAR2, length: 128 }, notNull: false },
    { name: 'ATTRIBUTE', dataType: { ...VARCHAR2, length: 128 }, notNull: false },
    { name: 'VALUE', dataType: { ...VARCHAR2, length: 4000 }, notNull: false },
  ],
};

const APP_CTX_TAB: CollectionType = {
  kind: 'collection',
  identity: { owner: 'SYS', packageName: 'DBMS_SESSION', name: 'APPCTXTABTYP' },
  form: 'index_by_integer',
  element: APP_CTX_REC,
  elementNotNull: false,
};

/** Source: PL/SQL Packages and Types Reference, DBMS_SESSION. */
export const DBMS_SESSION = definePackage(
  'DBMS_SESSION',
  [
    procedure('SET_IDENTIFIER', [input('CLIENT_ID', VARCHAR2)], ([identifier], { sql }) => {
      sql.clientInfo.clientIdentifier = cut(text(identifier), IDENTIFIER_BYTES);
      return undefined;
    }),
    procedure('CLEAR_IDENTIFIER', [], (_values, { sql }) => {
      sql.clientInfo.clientIdentifier = null;
      return undefined;
    }),
    procedure(
      'SET_CONTEXT',
      [
        input('NAMESPACE', VARCHAR2),
        input('ATTRIBUTE', VARCHAR2),
        input('VALUE', VARCHAR2),
        optional('USERNAME', VARCHAR2, null),
        optional('CLIENT_ID', VARCHAR2, null),
      ],
      ([namespace, attribute, value, userName, clientId], context) => {
        if (text(userName) !== null || text(clientId) !== null) {
          throw new NotSupportedError('DBMS_SESSION.SET_CONTEXT for another user or client identifier');
        }
        const attributes = writableContext(context, namespaceOf(text(namespace)));
        const name = (text(attribute) ?? '').toUpperCase();
        const contents = text(value);
        if (contents === null) attributes.delete(name);
        else attributes.set(name, contents);
        return undefined;
      },
    ),
    procedure(
      'CLEAR_CONTEXT',
      [input('NAMESPACE', VARCHAR2), optional('CLIENT_ID', VARCHAR2, null), optional('ATTRIBUTE', VARCHAR2, null)],
      ([namespace, , attribute], context) => {
        const attributes = writableContext(context, namespaceOf(text(namespace)));
        const name = text(attribute);
        if (name === null) attributes.clear();
        else attributes.delete(name.toUpperCase());
        return undefined;
      },
    ),
    procedure('CLEAR_ALL_CONTEXT', [input('NAMESPACE', VARCHAR2)], ([namespace], context) => {
      writableContext(context, namespaceOf(text(namespace))).clear();
      return undefined;
    }),
    procedure('RESET_PACKAGE', [], (_values, context) => {
      context.discardPackageState('free');
      return undefined;
    }),
    procedure('MODIFY_PACKAGE_STATE', [input('ACTION_FLAGS', PLS_INTEGER)], ([flags], context) => {
      const action = integer(flags);
      if (action === FREE_ALL_RESOURCES) context.discardPackageState('free');
      else if (action === REINITIALIZE) context.discardPackageState('reinitialize');
      else throw new OracleError(6502, 'PL/SQL: numeric or value error');
      return undefined;
    }),
    ...SESSION_ROLES,
    ...SESSION_IDENTIFYING,
    procedure('LIST_CONTEXT', [output('LIST', APP_CTX_TAB), output('SIZE', NUMBER)], (_values, { sql }) => {
      const list = new CollectionValue(APP_CTX_TAB);
      for (const [namespace, attributes] of sql.contexts) {
        for (const [attribute, value] of attributes) {
          list.set(list.size + 1, new RecordValue(APP_CTX_REC, [namespace, attribute, value]));
        }
      }
      return [list, list.size];
    }),
    // Memory is not the session's to give back.
    procedure('FREE_UNUSED_USER_MEMORY', [], () => undefined),
    sleepSubprogram('SLEEP', 'SECONDS'),
  ],
  {
    constants: [
      { name: 'FREE_ALL_RESOURCES', dataType: NUMBER, value: FREE_ALL_RESOURCES },
      { name: 'REINITIALIZE', dataType: NUMBER, value: REINITIALIZE },
    ],
    types: [
      { name: 'APPCTXRECTYP', dataType: APP_CTX_REC },
      { name: 'APPCTXTABTYP', dataType: APP_CTX_TAB },
    ],
  },
);

function namespaceOf(name: string | null): string {
  if (name === null) throw new OracleError(1031, 'insufficient privileges');
  return name.toUpperCase();
}

/** CLIENTCONTEXT belongs to everybody; any other context only to the package named in CREATE CONTEXT. */
function writableContext(context: NativeContext, namespace: string): Map<string, string> {
  if (namespace !== 'CLIENTCONTEXT' && !context.isTrustedFor(namespace)) {
    throw new OracleError(1031, 'insufficient privileges');
  }
  const { contexts } = context.sql;
  let attributes = contexts.get(namespace);
  if (attributes === undefined) {
    attributes = new Map();
    contexts.set(namespace, attributes);
  }
  return attributes;
}
