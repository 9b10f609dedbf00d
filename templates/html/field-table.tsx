import type { FieldDoc } from '../../generator/docs/plan/docs-plan.js';
import { TypeText } from './parts.js';
import { ValueTable } from './value-table.js';

interface FieldTableProps {
  readonly title: string;
  readonly fields: readonly FieldDoc[];
  readonly root: string;
}

/** Fields of a record, attributes of an object, columns of a row. */
export function FieldTable({ title, fields, root }: FieldTableProps) {
  const rows = fields.map(({ key, name, typescriptType, plsqlType, comment }) => ({
    name: key,
    typescript: typescriptType,
    plsql: (
      <>
        <code>{name}</code> <TypeText type={plsqlType} root={root} />
      </>
    ),
    comment,
  }));
  return <ValueTable title={title} rows={rows} />;
}
