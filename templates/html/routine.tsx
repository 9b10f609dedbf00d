import type { ParameterDoc, RaisedDoc, RoutineDoc, RowsDoc } from '../../generator/docs/plan/docs-plan.js';
import { FieldTable } from './field-table.js';
import { About, Code, Grantees, Heading, TypeText } from './parts.js';
import { ValueTable } from './value-table.js';

export interface RoutineProps {
  readonly routine: RoutineDoc;
  readonly root: string;
}

export function Routine({ routine, root }: RoutineProps) {
  const { anchor, key, about, grantees, plsql, typescript, example, parameters, results, rows, raises } = routine;
  return (
    <section class="routine" aria-labelledby={anchor}>
      <Heading anchor={anchor} text={key} level={3} />
      <About about={about} />
      <Grantees grantees={grantees} />
      <Code text={plsql} label="PL/SQL" />
      <Code text={typescript} label="TypeScript" />
      <Code text={example} label="Example" />
      {parameters.length === 0 ? null : <ParameterTable title="Arguments" parameters={parameters} root={root} />}
      {results.length === 0 ? null : <ParameterTable title="Results" parameters={results} root={root} />}
      {rows.map((row) => (
        <Rows rows={row} root={root} />
      ))}
      {raises.length === 0 ? null : <Raises raises={raises} />}
    </section>
  );
}

interface ParameterTableProps {
  readonly title: string;
  readonly parameters: readonly ParameterDoc[];
  readonly root: string;
}

function ParameterTable({ title, parameters, root }: ParameterTableProps) {
  const rows = parameters.map((parameter) => ({
    name: parameter.key === '' ? 'the value' : `${parameter.key}${parameter.optional ? '?' : ''}`,
    typescript: parameter.typescriptType,
    plsql: <Declaration parameter={parameter} root={root} />,
    comment: parameter.comment,
  }));
  return <ValueTable title={title} rows={rows} />;
}

function Declaration({ parameter, root }: { readonly parameter: ParameterDoc; readonly root: string }) {
  const { name, mode, plsqlType, defaultText } = parameter;
  return (
    <>
      {mode === 'RETURN' ? null : (
        <>
          <code>{name}</code> {mode}{' '}
        </>
      )}
      <TypeText type={plsqlType} root={root} />
      {defaultText === null ? null : (
        <>
          {' '}
          default <code>{defaultText}</code>
        </>
      )}
    </>
  );
}

function Rows({ rows, root }: { readonly rows: RowsDoc; readonly root: string }) {
  const title = rows.key === '' ? 'Rows' : `Rows of ${rows.key}`;
  return <FieldTable title={title} fields={rows.columns} root={root} />;
}

function Raises({ raises }: { readonly raises: readonly RaisedDoc[] }) {
  return (
    <div class="raises">
      <p>
        <strong>Raises</strong>
      </p>
      <dl>
        {raises.map(({ name, anchor, comment }) => (
          <>
            <dt>{anchor === null ? <code>{name}</code> : <a href={`#${anchor}`}>{name}</a>}</dt>
            <dd>{comment}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}
