// The best code an expert would write by hand for the calls that `bench call` measures: one pool per end user, context
// fields set before each call, right types and sizes, commit in the same round trip. The README's "before".
import oracledb from 'oracledb';

export interface HandWrittenOptions {
  readonly connectString: string;
  readonly proxyUser: string;
  readonly password: string;
  readonly user: string;
  /** Default 4. */
  readonly max?: number;
}

export interface PriceQuote {
  readonly price: number | null;
  readonly validUntil: Date | null;
  readonly returnValue: string | null;
}

/** A pool that logs in as one end user through the proxy account. */
export async function openPool(options: HandWrittenOptions): Promise<oracledb.Pool> {
  return oracledb.createPool({
    connectString: options.connectString,
    user: `${options.proxyUser}[${options.user}]`,
    password: options.password,
    poolMin: 0,
    poolMax: options.max ?? 4,
  });
}

const QUOTE = `BEGIN :r := bench.bench_api.quote(p_sku => :sku, p_quantity => :quantity, p_price => :price, p_valid_until => :valid); END;`;

/** Lease, context, execute with commit, release. */
export async function quote(pool: oracledb.Pool, user: string, sku: string, quantity: number): Promise<PriceQuote> {
  const connection = await pool.getConnection();
  try {
    return await quoteOn(connection, user, sku, quantity);
  } finally {
    await connection.close();
  }
}

/** The same on a connection that is held: the denominator of `ratioExecute`. */
export async function quoteOn(
  connection: oracledb.Connection,
  user: string,
  sku: string,
  quantity: number,
): Promise<PriceQuote> {
  connection.clientId = user;
  connection.module = 'BENCH_API';
  connection.action = 'QUOTE';
  const { outBinds } = await connection.execute<{ r: string | null; price: number | null; valid: Date | null }>(
    QUOTE,
    {
      r: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_VARCHAR, maxSize: 200 },
      sku: { dir: oracledb.BIND_IN, type: oracledb.DB_TYPE_VARCHAR, val: sku, maxSize: 200 },
      quantity: { dir: oracledb.BIND_IN, type: oracledb.DB_TYPE_NUMBER, val: quantity },
      price: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_NUMBER },
      valid: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_DATE },
    },
    { autoCommit: true },
  );
  if (outBinds === undefined) throw new Error('The driver returned no OUT binds.');
  return { price: outBinds.price, validUntil: outBinds.valid, returnValue: outBinds.r };
}
