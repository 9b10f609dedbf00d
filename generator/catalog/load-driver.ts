/** The driver in use, for whoever needs the module itself. */
export async function loadDriver() {
  const { default: oracledb } = await import('oracledb');
  return oracledb;
}
