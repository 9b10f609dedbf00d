import { defineConfig } from 'gen-oracle-client';

// The connection comes from ORACLE_CONNECT_STRING, ORACLE_USER and ORACLE_PASSWORD.
export default defineConfig({
  mainSchema: 'BENCH',
  schemas: { BENCH: { packages: ['*'] } },
  output: './generated',
  naming: { stripParameterPrefixes: ['p_'] },
});
