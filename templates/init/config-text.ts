import type { InitAnswers, SampleUsers } from './init-answers.js';

/** `oracle.config.ts`, with what else can be said in comments. */
export function configText(answers: InitAnswers, sample: SampleUsers): string {
  const { output, emit, schemas } = answers;
  const main = schemas.length > 1 ? [`  mainSchema: ${quote(schemas[0] ?? '')},`] : [];
  return `${[
    "import { defineConfig } from 'gen-oracle-client';",
    '',
    'export default defineConfig({',
    ...connection(answers),
    '',
    '  // What to generate, by schema. Names are written as in SQL; patterns may have * and ?.',
    '  schemas: {',
    ...schemas.flatMap((schema) => [
      `    ${key(schema)}: {`,
      `      packages: ${list(answers.packages)},`,
      "      // routines: ['*'], // procedures and functions outside packages",
      "      // exclude: ['*_TEST'],",
      '    },',
    ]),
    '  },',
    ...(main.length === 0 ? [] : ["  // Whose packages are at the client's top level, too.", ...main]),
    '',
    '  // The folder for the client, relative to this file. Nothing else should live in it.',
    `  output: ${quote(output)},`,
    "  // 'ts': TypeScript. 'js': JavaScript with declarations, for projects that compile nothing.",
    `  emit: ${quote(emit)},`,
    '',
    ...naming(answers),
    '',
    ...types(answers),
    ...(answers.database === null ? ['', ...sandbox(sample)] : []),
    '});',
  ].join('\n')}\n`;
}

function connection({ database }: InitAnswers): readonly string[] {
  const about = [
    '  // The database that is read. ORACLE_CONNECT_STRING, ORACLE_USER and ORACLE_PASSWORD, from the environment or a .env file',
    '  // beside this file, override it. Keep the password there, and the .env file out of version control.',
  ];
  const { connectString, user } = database ?? { connectString: 'db.example.com:1521/ERP', user: 'ERP' };
  const lines = ['connection: {', `  connectString: ${quote(connectString)},`, `  user: ${quote(user)},`, '},'];
  return [...about, ...lines.map((line) => (database === null ? `  // ${line}` : `  ${line}`))];
}

function naming({ spelling, stripPrefixes }: InitAnswers): readonly string[] {
  return [
    '  naming: {',
    "    // 'source': GetCustomerName, as the package spells it, is getCustomerName. 'dictionary': only _ separates words.",
    `    spelling: ${quote(spelling)},`,
    '    // Beginnings of parameter names that the client leaves off.',
    `    stripParameterPrefixes: ${list(stripPrefixes)},`,
    "    // overrides: { 'ERP.ORDERS_API': 'orders' },",
    '  },',
  ];
}

const NUMBERS: Readonly<Record<InitAnswers['numbers'], readonly string[]>> = {
  exact: [
    '// NUMBER is a number; a bigint or a string where its declaration has more digits than a number holds.',
    "// NUMBER: 'decimal', // or 'string'",
  ],
  decimal: ['// Needs the package decimal.js.', "NUMBER: 'decimal',"],
  string: ["NUMBER: 'string',"],
};

function dates({ dates: rule, timeZone }: InitAnswers): readonly string[] {
  switch (rule) {
    case 'iso':
      return [
        '// Dates are ISO strings with all their digits.',
        "// DATE: { as: 'date', zone: 'Europe/Berlin' }, // or 'temporal'",
      ];
    case 'temporal':
      return [
        '// Needs the package temporal-polyfill.',
        "DATE: 'temporal',",
        "TIMESTAMP: 'temporal',",
        "'TIMESTAMP WITH TIME ZONE': 'temporal',",
        "'TIMESTAMP WITH LOCAL TIME ZONE': 'temporal',",
      ];
    case 'date':
      return [
        '// DATE and TIMESTAMP have no time zone: this is whose clock they show. A Date has milliseconds; further digits are cut off.',
        `DATE: { as: 'date', zone: ${quote(timeZone)}, truncate: true },`,
        `TIMESTAMP: { as: 'date', zone: ${quote(timeZone)}, truncate: true },`,
        "'TIMESTAMP WITH TIME ZONE': { as: 'date', truncate: true },",
        "'TIMESTAMP WITH LOCAL TIME ZONE': { as: 'date', truncate: true },",
      ];
  }
}

function types(answers: InitAnswers): readonly string[] {
  const rules = [...NUMBERS[answers.numbers], ...dates(answers)];
  return [
    '  // What numbers and dates are in TypeScript.',
    '  types: {',
    ...rules.map((rule) => `    ${rule}`),
    '  },',
  ];
}

function sandbox({ proxy, people }: SampleUsers): readonly string[] {
  return [
    '  // The embedded database that `gen-oracle-client sandbox` starts, and every command with --sandbox.',
    '  sandbox: {',
    '    // Files, or folders for their *.sql files, relative to this file.',
    "    scripts: ['sql'],",
    '    // Where `gen-oracle-client sandbox` listens.',
    '    port: 1521,',
    '    // The account that logs in for users, and the users. Whom no script creates is created.',
    `    proxyUser: ${quote(proxy)},`,
    `    users: ${list(people)},`,
    '  },',
  ];
}

function list(texts: readonly string[]): string {
  return `[${texts.map(quote).join(', ')}]`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  return text.includes("'") || text.includes('\\') ? JSON.stringify(text) : `'${text}'`;
}
