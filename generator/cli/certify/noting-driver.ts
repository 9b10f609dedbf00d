import type { OracleDriver } from '../../../runtime/index.js';

/** The driver, which tells what its connections execute. */
export function notingDriver(driver: OracleDriver, note: (statement: string) => void): OracleDriver {
  return {
    ...driver,
    getConnection: async (attributes) => {
      const connection = await driver.getConnection(attributes);
      const execute = connection.execute.bind(connection);
      connection.execute = (statement, binds, options) => {
        note(statement);
        return execute(statement, binds, options);
      };
      return connection;
    },
  };
}
