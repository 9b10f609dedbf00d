/** What a connect string shows of the database. */
export interface DatabaseAddress {
  /** For people: `db.example.com:1521/orders`. */
  readonly name: string;
  readonly host?: string;
  readonly port?: number;
  readonly serviceName?: string;
}

const EASY_CONNECT =
  /^(?:tcps?:)?(?:\/\/)?(?<host>[\w.-]+|\[[\da-f:]+\])(?::(?<port>\d+))?\/(?<service>[\w.$#-]+)(?:[:/?].*)?$/i;
const ALIAS = /^[\w.$#-]+$/;

/** Reads `host:port/service` or an alias. Of anything else nothing is told: a descriptor may hold what should not be. */
export function databaseAddress(connectString: string): DatabaseAddress {
  const { host, port = '1521', service } = EASY_CONNECT.exec(connectString)?.groups ?? {};
  if (host === undefined || service === undefined) {
    return { name: ALIAS.test(connectString) ? connectString : 'oracle' };
  }
  const address = host.startsWith('[') ? host.slice(1, -1) : host;
  return { name: `${host}:${port}/${service}`, host: address, port: Number(port), serviceName: service };
}
