import type {
  ExceptionDoc,
  ParameterDoc,
  RaisedDoc,
  RoutineDoc,
  RowsDoc,
} from '../../generator/docs/plan/docs-plan.js';
import { FieldTable } from './field-table.js';
import { About, Code, Comment, Heading, TypeText } from './parts.js';

export interface RoutineProps {
  readonly routine: RoutineDoc;
  /** Of its package. */
  readonly exceptions: readonly ExceptionDoc[];
  readonly root: string;
}

export function Routine({ routine, root }: RoutineProps) {
  const { anchor, key, about, plsql, typescript, example, parameters, results, rows, raises } = routine;
  return (
    <section class="routine" aria-labelledby={anchor}>
      <Heading anchor={anchor} text={key} level={3} />
      <About about={about} />
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
  const described = parameters.some(({ comment }) => comment !== null);
  return (
    <div class="table">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">TypeScript</th>
            <th scope="col">PL/SQL</th>
            {described ? <th scope="col">Description</th> : null}
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr>
              <th scope="row">
                <code>{parameter.key === '' ? 'the value' : `${parameter.key}${parameter.optional ? '?' : ''}`}</code>
              </th>
              <td>
                <code>{parameter.typescriptType}</code>
              </td>
              <td>
                {parameter.mode === 'RETURN' ? null : (
                  <>
                    <code>{parameter.name}</code> {parameter.mode}{' '}
                  </>
                )}
                <TypeText type={parameter.plsqlType} root={root} />
                {parameter.defaultText === null ? null : (
                  <>
                    {' '}
                    default <code>{parameter.defaultText}</code>
                  </>
                )}
              </td>
              {described ? (
                <td>
                  <Comment text={parameter.comment} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
