import { ConfigurationError } from '../errors/usage-errors.js';
import type { OracleDriver } from './oracle-driver.js';

/**
 * The application's own driver, or `oracledb`, imported (which takes some 60 ms) only when a client first needs it.
 * @throws ConfigurationError when the package is not installed or the driver is in Thick mode
 */
export async function loadDriver(given: OracleDriver | undefined): Promise<OracleDriver> {
  const driver = given ?? (await importDriver());
  if (!driver.thin) {
    // Without our own sockets a hung call could not be cut; Thick mode gets a session source of its own.
    throw new ConfigurationError(
      'The driver is in Thick mode, which is not supported yet: do not call initOracleClient().',
    );
  }
  return driver;
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
