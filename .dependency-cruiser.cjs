// The directions of docs/architecture.md: who may import whom. A new folder needs a rule of its own here.

const inside = (...folders) => `^(${folders.join('|')})/`;

/** `from` may import only from itself and from `to`. */
const only = (name, from, to, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: inside(from), ...extra.from },
  to: {
    path: inside('generator', 'runtime', 'sandbox', 'testing', 'templates', 'test', 'bench', 'examples'),
    pathNot: inside(from, ...to),
    ...extra.to,
  },
});

/** Nobody but `allowed` may import the npm package. */
const npm = (name, module, allowed) => ({
  name,
  severity: 'error',
  from: { pathNot: inside(...allowed, 'test', 'bench', 'examples') },
  to: { path: `node_modules/${module}/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },

    // the three pieces
    only('runtime-stands-alone', 'runtime', []),
    {
      name: 'runtime-does-without-zod',
      severity: 'error',
      from: { path: '^runtime/', pathNot: '^runtime/validation/' },
      to: { path: '^runtime/validation/' },
    },
    only('sandbox-stands-alone', 'sandbox', []),
    only('testing-imports', 'testing', ['sandbox', 'runtime']),
    only('generator-imports', 'generator', ['templates', 'runtime', 'sandbox']),
    {
      name: 'generator-takes-the-contract-only',
      severity: 'error',
      from: { path: '^generator/', pathNot: '^generator/cli/' },
      to: { path: '^(runtime|sandbox)/', pathNot: '^runtime/call-descriptor\\.ts$' },
    },
    {
      name: 'cli-uses-entry-points',
      severity: 'error',
      from: { path: '^generator/cli/' },
      to: { path: '^(runtime|sandbox)/', pathNot: '^(runtime|sandbox)/index\\.ts$' },
    },

    // inside the generator
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^generator/model/' },
      to: { path: '.', pathNot: '^generator/model/' },
    },
    only('catalog', 'generator/catalog', [
      'generator/model',
      'generator/config',
      'generator/errors',
      'generator/specification',
    ]),
    only('specification', 'generator/specification', ['generator/model']),
    only('catalog-file', 'generator/catalog-file', [
      'generator/model',
      'generator/catalog',
      'generator/config',
      'generator/errors',
    ]),
    only('doctor', 'generator/doctor', [
      'generator/catalog',
      'generator/model',
      'generator/config',
      'generator/errors',
    ]),
    only('plan', 'generator/plan', ['generator/model', 'generator/config', 'generator/errors', 'runtime']),
    only('emit', 'generator/emit', ['generator/model', 'generator/plan', 'generator/errors', 'runtime']),
    only('docs', 'generator/docs', ['generator/model', 'generator/plan', 'generator/config', 'templates', 'runtime']),
    only('templates-import-what-they-show', 'templates', ['generator/docs']),
    only('output', 'generator/output', ['generator/errors']),

    // inside the sandbox
    only('sandbox-values', 'sandbox/values', []),
    only('sandbox-tasks', 'sandbox/tasks', []),
    only('sandbox-faults', 'sandbox/faults', ['sandbox/values']),
    only('sandbox-auth', 'sandbox/auth', ['sandbox/values']),
    only('sandbox-syntax', 'sandbox/syntax', ['sandbox/values']),
    only('sandbox-plsql', 'sandbox/plsql', ['sandbox/syntax', 'sandbox/values']),
    only('sandbox-scripts', 'sandbox/scripts', ['sandbox/syntax', 'sandbox/plsql', 'sandbox/values']),
    only('sandbox-schema', 'sandbox/schema', ['sandbox/values', 'sandbox/syntax', 'sandbox/auth']),
    only('sandbox-storage', 'sandbox/storage', ['sandbox/schema', 'sandbox/values', 'sandbox/tasks']),
    only('sandbox-dictionary', 'sandbox/dictionary', ['sandbox/schema', 'sandbox/values']),
    only('sandbox-sql', 'sandbox/sql', [
      'sandbox/dictionary',
      'sandbox/storage',
      'sandbox/schema',
      'sandbox/syntax',
      'sandbox/values',
      'sandbox/tasks',
      'sandbox/auth',
    ]),
    only('sandbox-packages', 'sandbox/packages', [
      'sandbox/sql',
      'sandbox/schema',
      'sandbox/syntax',
      'sandbox/values',
      'sandbox/tasks',
    ]),
    only('sandbox-interpreter', 'sandbox/interpreter', [
      'sandbox/plsql',
      'sandbox/packages',
      'sandbox/sql',
      'sandbox/schema',
      'sandbox/syntax',
      'sandbox/values',
      'sandbox/tasks',
    ]),
    only('sandbox-tns', 'sandbox/tns', ['sandbox/values']),
    only('sandbox-ttc', 'sandbox/ttc', ['sandbox/tns', 'sandbox/values']),
    only('sandbox-server', 'sandbox/server', [
      'sandbox/session',
      'sandbox/faults',
      'sandbox/tns',
      'sandbox/ttc',
      'sandbox/values',
    ]),

    // npm packages
    npm('oracledb-in-catalog-doctor-runtime', 'oracledb', [
      'generator/catalog',
      'generator/doctor',
      'runtime',
      'testing',
    ]),
    npm('opentelemetry-in-telemetry', '@opentelemetry/api', ['runtime/telemetry']),
    npm('zod-in-config', 'zod', ['generator/config', 'generator/catalog-file', 'runtime/validation']),
    npm('ts-morph-in-emit', 'ts-morph', ['generator/emit']),
    npm('yargs-in-cli', 'yargs', ['generator/cli']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
