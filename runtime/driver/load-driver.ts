import { ConfigurationError } from '../errors/usage-errors.js';
import type { OracleDriver } from './oracle-driver.js';

/**
 * The application's own driver, or `oracledb`, imported (which takes some 60 ms) only when a client first needs it.
 * @throws ConfigurationError when the package is not installed
 */
export async function loadDriver(given: OracleDriver | undefined): Promise<OracleDriver> {
  return given ?? (await importDriver());
}

async function importDriver(): Promise<OracleDriver> {
  try {
    const { default: driver } = await import('oracledb');
    return driver;
  } catch (cause) {
    throw new ConfigurationError(
      'The `oracledb` package could not be loaded: install it (npm install oracledb), or pass `driver`.',
      { cause },
    );
  }
}
