import { type ArgumentRow, allArguments } from '../../catalog/views/all-arguments.js';
import { sortedBy } from '../../model/sort.js';
import type { CertificationCase } from './certification-case.js';
import type { Stage } from './run-case.js';

/** The rows of ALL_ARGUMENTS about the packages of a case, each with what tells its type: `FIND#1 1 P_ID IN NUMBER`. */
export async function argumentLines({ packages }: CertificationCase, { dictionary, users }: Stage): Promise<string> {
  const rows = await dictionary.query(allArguments, {
    equal: { OWNER: users.owner.user },
    oneOf: { column: 'PACKAGE_NAME', values: packages.map((name) => name.toUpperCase()) },
  });
  const key = (row: ArgumentRow) =>
    [row.PACKAGE_NAME ?? '', String(row.SUBPROGRAM_ID).padStart(5, '0'), String(row.SEQUENCE).padStart(5, '0')].join();
  return sortedBy(rows, key).map(describeRow).join('\n');
}

function describeRow(row: ArgumentRow): string {
  const { CHAR_USED, CHAR_LENGTH, DATA_PRECISION, DATA_SCALE, DATA_LEVEL, TYPE_OBJECT_TYPE } = row;
  const type = [row.TYPE_OWNER, row.TYPE_NAME, row.TYPE_SUBNAME].filter((part) => part !== null).join('.');
  return [
    `${row.OBJECT_NAME}${row.OVERLOAD === null ? '' : `#${row.OVERLOAD}`}`,
    DATA_LEVEL > 0 ? `level ${DATA_LEVEL}` : '',
    String(row.POSITION),
    row.ARGUMENT_NAME ?? '-',
    row.IN_OUT,
    row.DATA_TYPE ?? '-',
    type,
    TYPE_OBJECT_TYPE ?? '',
    row.PLS_TYPE === null ? '' : `PLS_TYPE ${row.PLS_TYPE}`,
    (CHAR_LENGTH ?? 0) === 0 ? '' : `CHAR_LENGTH ${CHAR_LENGTH} ${CHAR_USED}`,
    DATA_PRECISION === null ? '' : `DATA_PRECISION ${DATA_PRECISION}`,
    (DATA_SCALE ?? 0) === 0 ? '' : `DATA_SCALE ${DATA_SCALE}`,
    row.DEFAULTED === 'Y' ? 'DEFAULTED' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
