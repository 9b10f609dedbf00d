import { defineConfig } from 'gen-oracle-client';

export default defineConfig({
  mainSchema: 'ERP',
  schemas: { ERP: { packages: ['orders_api', 'audit_api'] } },
  output: './generated',
  naming: { stripParameterPrefixes: ['p_'] },
  zod: true,
  // `npx gen-oracle-client generate --sandbox` needs no database.
  sandbox: { scripts: ['sql'], proxyUser: 'ERP_APP', users: ['ALICE', 'BOB', 'CAROL'] },
});
