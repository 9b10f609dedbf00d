import type { FieldDoc } from '../../generator/docs/plan/docs-plan.js';
import { Comment, TypeText } from './parts.js';

interface FieldTableProps {
  readonly title: string;
  readonly fields: readonly FieldDoc[];
  readonly root: string;
}

/** Fields of a record, attributes of an object, columns of a row. */
export function FieldTable({ title, fields, root }: FieldTableProps) {
  const described = fields.some(({ comment }) => comment !== null);
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
          {fields.map(({ key, name, typescriptType, plsqlType, comment }) => (
            <tr>
              <th scope="row">
                <code>{key}</code>
              </th>
              <td>
                <code>{typescriptType}</code>
              </td>
              <td>
                <code>{name}</code> <TypeText type={plsqlType} root={root} />
              </td>
              {described ? (
                <td>
                  <Comment text={comment} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
