import type { VNode } from 'preact';
import { Comment } from './parts.js';

export interface ValueRow {
  readonly name: string;
  readonly typescript: string;
  readonly plsql: VNode;
  readonly comment: string | null;
}

/** Parameters, results, fields or columns. */
export function ValueTable({ title, rows }: { readonly title: string; readonly rows: readonly ValueRow[] }) {
  const described = rows.some(({ comment }) => comment !== null);
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
          {rows.map(({ name, typescript, plsql, comment }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{typescript}</code>
              </td>
              <td>{plsql}</td>
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
