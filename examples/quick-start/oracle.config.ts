import { defineConfig } from 'gen-oracle-client';

// The connection comes from ORACLE_CONNECT_STRING, ORACLE_USER and ORACLE_PASSWORD.
// `owner` says under which name the schema is found in the database that is read, where that differs.
export default defineConfig({
  mainSchema: 'ERP',
  schemas: { ERP: { packages: ['*'], owner: process.env['ORACLE_ERP_SCHEMA'] ?? 'ERP' } },
  output: './generated',
  naming: { stripParameterPrefixes: ['p_'] },
});
