// The best code an expert would write by hand for composites and cursors: DbObjects by their classes, result sets by large fetches.
import oracledb from 'oracledb';

export type Article = Readonly<Record<string, string | number | Date | null>>;

// An expert would not write a loop of his own over every DbObject that comes back.
oracledb.dbObjectAsPojo = true;

/** With DbObject attributes: names in upper case. */
export async function touchOn(connection: oracledb.Connection, article: Article): Promise<Article> {
  const { outBinds } = await connection.execute<{ article: Article }>(
    'BEGIN bench.shapes_api.touch(p_article => :article); END;',
    { article: { dir: oracledb.BIND_INOUT, type: 'BENCH.SHAPES_API.ARTICLE_T', val: article } },
    { autoCommit: true },
  );
  if (outBinds === undefined) throw new Error('The driver returned no OUT binds.');
  return outBinds.article;
}

export type Line = Readonly<Record<string, string | number | Date | null>>;

export async function repriceOn(connection: oracledb.Connection, lines: readonly Line[]): Promise<readonly Line[]> {
  const { outBinds } = await connection.execute<{ repriced: readonly Line[] }>(
    'BEGIN bench.shapes_api.reprice(p_lines => :lines, p_repriced => :repriced); END;',
    {
      lines: { dir: oracledb.BIND_IN, type: 'BENCH.SHAPES_API.LINES_T', val: lines },
      repriced: { dir: oracledb.BIND_OUT, type: 'BENCH.SHAPES_API.LINES_T' },
    },
    { autoCommit: true },
  );
  if (outBinds === undefined) throw new Error('The driver returned no OUT binds.');
  return outBinds.repriced;
}

/** All rows in one fetch, then the commit. */
export async function listOn(
  connection: oracledb.Connection,
  routine: 'list_plain' | 'list_dated',
): Promise<unknown[]> {
  const { outBinds } = await connection.execute<{ rows: oracledb.ResultSet<Record<string, unknown>> }>(
    `BEGIN :rows := bench.orders_api.${routine}; END;`,
    { rows: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } },
    { fetchArraySize: 1_001, outFormat: oracledb.OUT_FORMAT_OBJECT },
  );
  if (outBinds === undefined) throw new Error('The driver returned no OUT binds.');
  const rows = await outBinds.rows.getRows(1_001);
  await outBinds.rows.close();
  await connection.commit();
  return rows;
}

/** Lease, context, work, release. */
export async function pooled<T>(
  pool: oracledb.Pool,
  user: string,
  work: (connection: oracledb.Connection) => Promise<T>,
): Promise<T> {
  const connection = await pool.getConnection();
  try {
    return await work(within(connection, user));
  } finally {
    await connection.close();
  }
}

export function within(connection: oracledb.Connection, user: string): oracledb.Connection {
  connection.clientId = user;
  connection.module = 'SHAPES_API';
  connection.action = 'TOUCH';
  return connection;
}
