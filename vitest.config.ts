import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^gen-oracle-client$/, replacement: source('./generator/index.ts') },
      { find: /^gen-oracle-client\/(runtime|sandbox|testing)$/, replacement: source('./$1/index.ts') },
      { find: /^gen-oracle-client\/zod$/, replacement: source('./runtime/validation/index.ts') },
    ],
  },
  test: {
    allowOnly: false,
    reporters: ['default', './test/support/vitest-strict-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    teardownTimeout: 5_000,
    // Vitest would keep one processor for itself, which it does not need.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // Unit tests leave nothing behind in a module, so that files share the loaded ones: loading them for each file took longer than its tests.
        test: { name: 'unit', include: ['test/{unit,golden}/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: ['test/{unit,golden}/**'] },
      },
    ],
  },
});
