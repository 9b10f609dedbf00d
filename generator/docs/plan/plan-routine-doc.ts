import { formatSqlName } from '../../config/sql-name.js';
import type { Subprogram } from '../../model/catalog.js';
import type { SourceNotes } from '../../model/source-notes.js';
import type { ColumnPlan, PropertyPlan, RoutinePlan, RowPlan } from '../../plan/client-plan.js';
import { IMPLICIT_KEY } from '../../plan/cursors/bind-implicit-results.js';
import { callExample } from '../example/call-example.js';
import type { AboutDoc, FieldDoc, ParameterDoc, RaisedDoc, RoutineDoc, RowsDoc } from './docs-plan.js';
import { linkedType, type TypeLinks } from './links.js';
import { plsqlHeading } from './plsql-heading.js';
import { plainText, typescriptSignature } from './typescript-signature.js';

/** What a routine's description is made from. */
export interface RoutineContext {
  readonly subprogram: Subprogram;
  readonly plan: RoutinePlan;
  /** Where the user's client has it. */
  readonly member: string;
  readonly links: TypeLinks;
  /** The package's exceptions, by name. */
  readonly exceptions: ReadonlyMap<string, { readonly anchor: string }>;
  /** Of a routine outside packages, where they are told. */
  readonly grantees: readonly string[] | null;
}

export function planRoutineDoc(context: RoutineContext): RoutineDoc {
  const { subprogram, plan, member, grantees } = context;
  return {
    anchor: plan.key,
    key: plan.key,
    name: subprogram.name,
    kind: subprogram.returns === null ? 'procedure' : 'function',
    about: aboutOf(subprogram.notes),
    grantees,
    plsql: plsqlHeading(subprogram),
    typescript: typescriptSignature(plan),
    example: callExample(plan, member),
    parameters: argumentsOf(context),
    results: resultsOf(context),
    rows: plan.rows.map((row) => rowsOf(row, plan)),
    raises: raisesOf(context),
  };
}

export function aboutOf(notes: SourceNotes | undefined): AboutDoc {
  return { comment: notes?.comment ?? null, deprecated: notes?.deprecated ?? null };
}

function argumentsOf({ subprogram, plan, links }: RoutineContext): readonly ParameterDoc[] {
  const properties = plan.args?.properties ?? [];
  return parametersOf(subprogram, plan, properties, links);
}

/** A parameter's description stands beside each of its properties. */
function parametersOf(
  { parameters }: Subprogram,
  { descriptor }: RoutinePlan,
  properties: readonly PropertyPlan[],
  links: TypeLinks,
): readonly ParameterDoc[] {
  return properties.flatMap(({ key, optional, type }) => {
    const index = descriptor.parameters.findIndex((one) => one.key === key);
    const name = descriptor.parameters[index]?.name;
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) return [];
    const { notes } = parameter;
    return [
      {
        key,
        name: parameter.name,
        mode: parameter.mode,
        plsqlType: linkedType(parameter.dataType, notes?.declaredType, links),
        typescriptType: plainText(type),
        optional,
        defaultText: notes?.defaultText ?? null,
        comment: notes?.comment ?? null,
      },
    ];
  });
}

function resultsOf({ subprogram, plan, links }: RoutineContext): readonly ParameterDoc[] {
  const { result } = plan;
  if (result.kind === 'nothing') return [];
  const { returns, notes } = subprogram;
  const value =
    result.kind === 'value' ? result.type : result.properties.find(({ key }) => key === 'returnValue')?.type;
  const returned: ParameterDoc[] =
    returns === null || value === undefined
      ? []
      : [
          {
            key: result.kind === 'value' ? '' : 'returnValue',
            name: 'RETURN',
            mode: 'RETURN',
            plsqlType: linkedType(returns, notes?.returns?.declaredType, links),
            typescriptType: plainText(value),
            optional: false,
            defaultText: null,
            comment: notes?.returns?.comment ?? null,
          },
        ];
  if (result.kind === 'value') return returned;
  const others = result.properties.filter(({ key }) => returns === null || key !== 'returnValue');
  return [...returned, ...parametersOf(subprogram, plan, others, links), ...implicitResultsOf(plan, others)];
}

/** What no declaration tells. */
function implicitResultsOf({ descriptor }: RoutinePlan, properties: readonly PropertyPlan[]): readonly ParameterDoc[] {
  const given = properties.find(({ key }) => key === IMPLICIT_KEY);
  if (descriptor.implicitResults === undefined || given === undefined) return [];
  return [
    {
      key: given.key,
      name: 'DBMS_SQL.RETURN_RESULT',
      mode: 'OUT',
      plsqlType: { text: 'REF CURSOR', link: null },
      typescriptType: plainText(given.type),
      optional: false,
      defaultText: null,
      comment: null,
    },
  ];
}

/** What is no parameter, such as a cursor in rows, is called as in the plan. */
function rowsOf({ typeName, properties, parameter }: RowPlan, { descriptor }: RoutinePlan): RowsDoc {
  const key = descriptor.parameters.find(({ name }) => name === parameter)?.key ?? parameter ?? '';
  return { key, typeName, columns: properties.map(columnOf) };
}

/** A column's declaration is its name and its type. */
function columnOf({ key, name, declaration, type, notes }: ColumnPlan): FieldDoc {
  const written = formatSqlName(name);
  return {
    key,
    name: written,
    plsqlType: { text: declaration.slice(written.length + 1), link: null },
    typescriptType: plainText(type),
    comment: notes?.comment ?? null,
  };
}

function raisesOf({ subprogram, exceptions }: RoutineContext): readonly RaisedDoc[] {
  return (subprogram.notes?.throws ?? []).map(({ name, comment }) => ({
    name,
    anchor: exceptions.get(name.toUpperCase())?.anchor ?? null,
    comment,
  }));
}
