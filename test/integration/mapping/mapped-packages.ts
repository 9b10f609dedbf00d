import { fileURLToPath } from 'node:url';
import type { TypeRules, TypesConfig } from '../../../generator/config/types-config.js';

/** Packages with the same routines, whose numbers or dates are mapped differently. */
const NUMBER_PACKAGES: Readonly<Record<string, TypeRules>> = {
  DOUBLES: { NUMBER: 'number' },
  BIGINTS: { NUMBER: 'bigint', PLS_INTEGER: 'bigint' },
  TEXTS: { NUMBER: 'string', PLS_INTEGER: 'string' },
  DECIMALS: { NUMBER: 'decimal', PLS_INTEGER: 'decimal' },
};

const dates = (options: {
  readonly zone: string;
  readonly truncate?: boolean;
  readonly overlap?: 'earlier' | 'later';
}) => {
  const { truncate } = options;
  const zoned = { as: 'date', ...(truncate === undefined ? {} : { truncate }) } as const;
  const zoneless = { as: 'date', ...options } as const;
  return {
    DATE: zoneless,
    TIMESTAMP: zoneless,
    'TIMESTAMP WITH TIME ZONE': zoned,
    'TIMESTAMP WITH LOCAL TIME ZONE': zoned,
  } satisfies TypeRules;
};

const DATE_PACKAGES: Readonly<Record<string, TypeRules>> = {
  ISO: {},
  UTC: dates({ zone: 'UTC' }),
  TRUNCATED: dates({ zone: 'UTC', truncate: true }),
  KATHMANDU: dates({ zone: '+05:45' }),
  NEW_YORK: dates({ zone: 'America/New_York' }),
  NEW_YORK_EARLIER: dates({ zone: 'America/New_York', overlap: 'earlier' }),
  NEW_YORK_LATER: dates({ zone: 'America/New_York', overlap: 'later' }),
  TEMPORAL: {
    DATE: 'temporal',
    TIMESTAMP: 'temporal',
    'TIMESTAMP WITH TIME ZONE': 'temporal',
    'TIMESTAMP WITH LOCAL TIME ZONE': 'temporal',
  },
};

/** `ERP.<name>`: a mapped value goes in and comes back, is computed with, or comes from a literal in text. */
export const SCRIPT = [
  'CREATE TABLE erp.visits (what VARCHAR2(30));',
  ...Object.keys(NUMBER_PACKAGES).flatMap((name) =>
    unit(name, [
      ['FUNCTION same(value NUMBER) RETURN NUMBER', 'RETURN value;'],
      ['FUNCTION small(value PLS_INTEGER) RETURN PLS_INTEGER', 'RETURN value;'],
      ['FUNCTION sum_of(a NUMBER, b NUMBER) RETURN NUMBER', 'RETURN a + b;'],
      ['FUNCTION difference(a NUMBER, b NUMBER) RETURN NUMBER', 'RETURN a - b;'],
      ['FUNCTION product(a NUMBER, b NUMBER) RETURN NUMBER', 'RETURN a * b;'],
      ['FUNCTION half(value NUMBER, places PLS_INTEGER) RETURN NUMBER', 'RETURN ROUND(value, places);'],
      ['FUNCTION cut(value NUMBER, places PLS_INTEGER) RETURN NUMBER', 'RETURN TRUNC(value, places);'],
      ['PROCEDURE visit(value IN OUT NUMBER)', `INSERT INTO visits VALUES ('${name}'); value := value / 8;`],
    ]),
  ),
  ...Object.keys(DATE_PACKAGES).flatMap((name) =>
    unit(name, [
      ['FUNCTION day_as_is(value DATE) RETURN DATE', 'RETURN value;'],
      ['FUNCTION stamp(value TIMESTAMP_UNCONSTRAINED) RETURN TIMESTAMP_UNCONSTRAINED', 'RETURN value;'],
      ['FUNCTION zoned(value TIMESTAMP_TZ_UNCONSTRAINED) RETURN TIMESTAMP_TZ_UNCONSTRAINED', 'RETURN value;'],
      ['FUNCTION local_stamp(value TIMESTAMP_LTZ_UNCONSTRAINED) RETURN TIMESTAMP_LTZ_UNCONSTRAINED', 'RETURN value;'],
      ['FUNCTION day_of(text VARCHAR2) RETURN DATE', `RETURN TO_DATE(text, 'SYYYY-MM-DD HH24:MI:SS');`],
      [
        'FUNCTION stamp_of(text VARCHAR2) RETURN TIMESTAMP_UNCONSTRAINED',
        `INSERT INTO visits VALUES ('${name}'); RETURN TO_TIMESTAMP(text, 'SYYYY-MM-DD HH24:MI:SS.FF9');`,
      ],
      [
        'FUNCTION text_of(value TIMESTAMP_UNCONSTRAINED) RETURN VARCHAR2',
        `RETURN TO_CHAR(value, 'YYYY-MM-DD HH24:MI:SS.FF9');`,
      ],
      ['FUNCTION days_later(value DATE, days NUMBER) RETURN DATE', 'RETURN value + days;'],
      ['FUNCTION months_later(value DATE, months NUMBER) RETURN DATE', 'RETURN ADD_MONTHS(value, months);'],
      [
        'FUNCTION later(value TIMESTAMP_UNCONSTRAINED, span DSINTERVAL_UNCONSTRAINED) RETURN TIMESTAMP_UNCONSTRAINED',
        'RETURN value + span;',
      ],
      [
        'FUNCTION between_stamps(a TIMESTAMP_UNCONSTRAINED, b TIMESTAMP_UNCONSTRAINED) RETURN DSINTERVAL_UNCONSTRAINED',
        'RETURN b - a;',
      ],
      ['FUNCTION span(value DSINTERVAL_UNCONSTRAINED) RETURN DSINTERVAL_UNCONSTRAINED', 'RETURN value;'],
      ['FUNCTION month_span(value YMINTERVAL_UNCONSTRAINED) RETURN YMINTERVAL_UNCONSTRAINED', 'RETURN value;'],
      [
        'FUNCTION both(a DSINTERVAL_UNCONSTRAINED, b DSINTERVAL_UNCONSTRAINED) RETURN DSINTERVAL_UNCONSTRAINED',
        'RETURN a + b;',
      ],
    ]),
  ),
  unit('VISITS_API', [
    [
      'FUNCTION visits(name VARCHAR2) RETURN PLS_INTEGER',
      'found PLS_INTEGER; BEGIN SELECT COUNT(*) INTO found FROM visits WHERE what = name; RETURN found;',
    ],
    ['FUNCTION nothing RETURN NUMBER', 'RETURN NULL;'],
  ]).join('\n'),
].join('\n');

/** The specifiers are absolute because the client is written outside of any package. */
export const TYPES: TypesConfig = {
  packages: Object.fromEntries(
    Object.entries({ ...NUMBER_PACKAGES, ...DATE_PACKAGES }).map(([name, rules]) => [`erp.${name}`, rules]),
  ),
  parameters: {
    'erp.visits_api.nothing.return': { as: 'decimal', notNull: true },
  },
  classes: {
    decimal: fileURLToPath(import.meta.resolve('decimal.js')),
    temporal: fileURLToPath(import.meta.resolve('temporal-polyfill')),
  },
};

type Member = readonly [heading: string, body: string];

/** A package of routines; a body with declarations has its own BEGIN. */
function unit(name: string, members: readonly Member[]): readonly string[] {
  const headings = members.map(([heading]) => `  ${heading};`);
  const bodies = members.map(([heading, body]) =>
    body.includes('BEGIN') ? `  ${heading} IS ${body} END;` : `  ${heading} IS BEGIN ${body} END;`,
  );
  return [
    `CREATE PACKAGE erp.${name} AS`,
    ...headings,
    'END;',
    '/',
    `CREATE PACKAGE BODY erp.${name} AS`,
    ...bodies,
    'END;',
    '/',
    `GRANT EXECUTE ON erp.${name} TO alice;`,
  ];
}
