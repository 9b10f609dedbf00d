import type { AccessPolicy, PolicyStatement, PolicyType } from '../schema/access-policy.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { Table } from '../schema/table.js';
import type { View } from '../schema/view.js';
import type { Task } from '../tasks/task.js';
import { BOOLEAN, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import { definePackage, input, type NativeContext, optional, pausingProcedure } from './native-package.js';
import { qualifiedName, simpleName } from './sql-names.js';

/** By the values of the package's constants. */
const POLICY_TYPES: ReadonlyMap<number, PolicyType> = new Map([
  [1, 'STATIC'],
  [2, 'SHARED_STATIC'],
  [3, 'CONTEXT_SENSITIVE'],
  [4, 'SHARED_CONTEXT_SENSITIVE'],
  [5, 'DYNAMIC'],
]);
const ALL_ROWS = 1;

const SUBJECT = [optional('OBJECT_SCHEMA', VARCHAR2, null), input('OBJECT_NAME', VARCHAR2)];
const NAMED = [...SUBJECT, input('POLICY_NAME', VARCHAR2)];

/**
 * Row-level security, without policy groups and without columns that make a difference.
 * Source: PL/SQL Packages and Types Reference, DBMS_RLS.
 */
export const DBMS_RLS = definePackage(
  'DBMS_RLS',
  [
    pausingProcedure(
      'ADD_POLICY',
      [
        ...NAMED,
        optional('FUNCTION_SCHEMA', VARCHAR2, null),
        input('POLICY_FUNCTION', VARCHAR2),
        optional('STATEMENT_TYPES', VARCHAR2, null),
        optional('UPDATE_CHECK', BOOLEAN, false),
        optional('ENABLE', BOOLEAN, true),
        optional('STATIC_POLICY', BOOLEAN, false),
        optional('POLICY_TYPE', PLS_INTEGER, null),
        optional('LONG_PREDICATE', BOOLEAN, false),
        optional('SEC_RELEVANT_COLS', VARCHAR2, null),
        optional('SEC_RELEVANT_COLS_OPT', PLS_INTEGER, null),
        optional('NAMESPACE', VARCHAR2, null),
        optional('ATTRIBUTE', VARCHAR2, null),
      ],
      function* (values, context) {
        yield* commit(context);
        const [schema, name, policy, functionSchema, policyFunction, types, check, enable, isStatic, type, long] =
          values;
        if (text(values[11]) !== null || integer(values[12]) !== null)
          throw new NotSupportedError('security policies for certain columns');
        const added: AccessPolicy = {
          name: nameOf(policy, 'POLICY_NAME'),
          functionOwner: schemaOf(functionSchema, 'FUNCTION_SCHEMA', context),
          ...functionOf(policyFunction),
          statementTypes: statementTypesOf(text(types)),
          checksRows: check === true,
          enabled: enable !== false,
          type: isStatic === true ? 'STATIC' : typeOf(integer(type)),
          longPredicate: long === true,
        };
        if (context.schema.findUser(added.functionOwner) === undefined)
          throw new OracleError(28100, `policy function schema ${added.functionOwner} is invalid`);
        change(schema, name, context, (policies) => {
          if (policies.some((present) => present.name === added.name))
            throw new OracleError(28101, 'policy already exists');
          return [...policies, added];
        });
      },
    ),
    pausingProcedure('DROP_POLICY', NAMED, function* ([schema, name, policy], context) {
      yield* commit(context);
      changePolicy(schema, name, policy, context, () => undefined);
    }),
    pausingProcedure(
      'ENABLE_POLICY',
      [...NAMED, optional('ENABLE', BOOLEAN, true)],
      function* ([schema, name, policy, enable], context) {
        yield* commit(context);
        changePolicy(schema, name, policy, context, (present) => ({ ...present, enabled: enable !== false }));
      },
    ),
    pausingProcedure(
      'REFRESH_POLICY',
      [
        optional('OBJECT_SCHEMA', VARCHAR2, null),
        optional('OBJECT_NAME', VARCHAR2, null),
        optional('POLICY_NAME', VARCHAR2, null),
      ],
      function* ([schema, name, policy], context) {
        yield* commit(context);
        if (text(policy) !== null) changePolicy(schema, name, policy, context, (present) => ({ ...present }));
        else if (text(name) !== null) change(schema, name, context, renewed);
        else for (const subject of subjects(context.schema)) put(subject, renewed(subject.policies ?? []), context);
      },
    ),
  ],
  {
    isPublic: false,
    constants: [
      ...[...POLICY_TYPES].map(([value, name]) => ({ name, dataType: PLS_INTEGER, value })),
      { name: 'ALL_ROWS', dataType: PLS_INTEGER, value: ALL_ROWS },
    ],
  },
);

/** As before DDL. */
function commit(context: NativeContext): Task<void> {
  return context.transactionControl({ kind: 'commit', comment: undefined, position: 0, end: 0 });
}

/** Another object stands for another policy: what was kept of a static predicate is forgotten. */
function renewed(policies: readonly AccessPolicy[]): readonly AccessPolicy[] {
  return policies.map((policy) => ({ ...policy }));
}

/** @param replace gives undefined for a policy that is dropped. @throws OracleError 28102 */
function changePolicy(
  schema: Value | undefined,
  name: Value | undefined,
  policy: Value | undefined,
  context: NativeContext,
  replace: (policy: AccessPolicy) => AccessPolicy | undefined,
): void {
  const wanted = nameOf(policy, 'POLICY_NAME');
  change(schema, name, context, (policies) => {
    if (!policies.some((present) => present.name === wanted)) throw new OracleError(28102, 'policy does not exist');
    return policies.flatMap((present) => (present.name === wanted ? (replace(present) ?? []) : present));
  });
}

function change(
  schema: Value | undefined,
  name: Value | undefined,
  context: NativeContext,
  replace: (policies: readonly AccessPolicy[]) => readonly AccessPolicy[],
): void {
  const owner = schemaOf(schema, 'OBJECT_SCHEMA', context);
  if (owner === 'SYS') throw new OracleError(28103, 'adding a policy to an object owned by SYS is not allowed');
  const subject = context.schema.find(owner, nameOf(name, 'OBJECT_NAME'));
  if (subject?.type === 'SYNONYM') throw new NotSupportedError('security policies of synonyms');
  if (subject?.type !== 'TABLE' && subject?.type !== 'VIEW') throw new OracleError(942, 'table or view does not exist');
  put(subject, replace(subject.policies ?? []), context);
}

function put(subject: Table | View, policies: readonly AccessPolicy[], { schema }: NativeContext): void {
  schema.put({ ...subject, policies });
}

function subjects(schema: SchemaStore): readonly (Table | View)[] {
  return [...schema.objects()].flatMap((object) =>
    (object.type === 'TABLE' || object.type === 'VIEW') && object.policies !== undefined ? [object] : [],
  );
}

function schemaOf(value: Value | undefined, parameter: string, { sql }: NativeContext): string {
  return text(value) === null ? sql.identity.sessionUser : nameOf(value, parameter);
}

function nameOf(value: Value | undefined, parameter: string): string {
  return simpleName(text(value) ?? '')?.name ?? wrong(parameter);
}

/** `function`, or `package.function`. */
function functionOf(value: Value | undefined): Pick<AccessPolicy, 'packageName' | 'functionName'> {
  const parts = qualifiedName(text(value) ?? '')?.parts.map(({ name }) => name) ?? [];
  const [first, second, third] = parts;
  if (first === undefined || third !== undefined) return wrong('POLICY_FUNCTION');
  return second === undefined
    ? { packageName: undefined, functionName: first }
    : { packageName: first, functionName: second };
}

const STATEMENTS: readonly PolicyStatement[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** A list with commas; all of them where there is none. */
function statementTypesOf(given: string | null): ReadonlySet<PolicyStatement> {
  if (given === null) return new Set(STATEMENTS);
  return new Set(
    given.split(',').map((word) => {
      const name = word.trim().toUpperCase();
      if (name === 'INDEX') throw new NotSupportedError('security policies for indexes');
      return STATEMENTS.find((statement) => statement === name) ?? wrong('STATEMENT_TYPES');
    }),
  );
}

function typeOf(given: number | null): PolicyType {
  return given === null ? 'DYNAMIC' : (POLICY_TYPES.get(given) ?? wrong('POLICY_TYPE'));
}

function wrong(parameter: string): never {
  throw new OracleError(28104, `input value for ${parameter} is not valid`);
}
