import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCatalog, parseCatalog, readCatalogFile } from '../../../../generator/catalog-file/catalog-file.js';
import { RecordingError } from '../../../../generator/errors/generator-error.js';
import type { Catalog } from '../../../../generator/model/catalog.js';
import {
  catalogOf,
  date,
  indexByInteger,
  named,
  number,
  object,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  unreadable,
  varchar2,
} from '../support/catalog.js';
import { randomCatalog } from '../support/random-catalog.js';

const FILE = 'oracle.catalog.json';

const ORDERS: Catalog = catalogOf(
  {
    ERP: [
      {
        ...plsqlPackage(
          'ORDERS_API',
          {
            ...procedure('PLACE', { 'P_LINES IN': named('ERP.ORDERS_API.LINES_T'), 'P_DUE IN': date }),
            notes: { comment: 'Places.' },
          },
          procedure('PING'),
          plsqlFunction('TOTAL', number(), { 'P_ID IN': number(9) }),
        ),
        source: {
          constants: [
            {
              name: 'C_MAX',
              dataType: { kind: 'number', name: 'NUMBER', precision: null, scale: null },
              value: { kind: 'number', text: '99' },
            },
          ],
          exceptions: [{ name: 'E_LATE', code: -20001 }],
        },
      },
    ],
  },
  [
    record('ERP.ORDERS_API.LINE_T', { SKU: varchar2(12), PRICE: number(9, 2) }),
    indexByInteger('ERP.ORDERS_API.LINES_T', named('ERP.ORDERS_API.LINE_T')),
    object('ERP.PARTY_T', { ID: number(9) }, { subtypes: ['ERP.PERSON_T'] }),
    unreadable('ERP.PERSON_T', 'may not be seen'),
  ],
);

describe('a catalog file', () => {
  it('has a parameter, field, attribute, constant or exception a line', () => {
    expect(formatCatalog(ORDERS)).toBe(`{
  "format": 1,
  "readFrom": "0.1.0",
  "databaseVersion": "19.4.0.0.0",
  "schemas": [
    {
      "name": "ERP",
      "packages": [
        {
          "name": "ORDERS_API",
          "valid": true,
          "source": {
            "constants": [
              { "name": "C_MAX", "dataType": { "kind": "number", "name": "NUMBER", "precision": null, "scale": null }, "value": { "kind": "number", "text": "99" } }
            ],
            "exceptions": [
              { "name": "E_LATE", "code": -20001 }
            ]
          },
          "subprograms": [
            {
              "name": "PING",
              "overload": null,
              "sqlOnly": null,
              "returns": null,
              "parameters": []
            },
            {
              "name": "PLACE",
              "overload": null,
              "sqlOnly": null,
              "returns": null,
              "parameters": [
                { "name": "P_LINES", "position": 1, "mode": "IN", "dataType": { "kind": "named", "type": "ERP.ORDERS_API.LINES_T" }, "defaulted": false },
                { "name": "P_DUE", "position": 2, "mode": "IN", "dataType": { "kind": "datetime", "name": "DATE" }, "defaulted": false }
              ],
              "notes": { "comment": "Places." }
            },
            {
              "name": "TOTAL",
              "overload": null,
              "sqlOnly": null,
              "returns": { "kind": "number", "name": "NUMBER", "precision": null, "scale": null },
              "parameters": [
                { "name": "P_ID", "position": 1, "mode": "IN", "dataType": { "kind": "number", "name": "NUMBER", "precision": 9, "scale": 0 }, "defaulted": false }
              ]
            }
          ]
        }
      ],
      "standalone": []
    }
  ],
  "types": [
    { "kind": "collection", "key": "ERP.ORDERS_API.LINES_T", "owner": "ERP", "packageName": "ORDERS_API", "name": "LINES_T", "form": "index by integer", "limit": null, "element": { "kind": "named", "type": "ERP.ORDERS_API.LINE_T" } },
    {
      "kind": "record",
      "key": "ERP.ORDERS_API.LINE_T",
      "owner": "ERP",
      "packageName": "ORDERS_API",
      "name": "LINE_T",
      "origin": "type",
      "fields": [
        { "name": "SKU", "dataType": { "kind": "character", "name": "VARCHAR2", "length": 12, "semantics": "BYTE" } },
        { "name": "PRICE", "dataType": { "kind": "number", "name": "NUMBER", "precision": 9, "scale": 2 } }
      ]
    },
    {
      "kind": "object",
      "key": "ERP.PARTY_T",
      "owner": "ERP",
      "packageName": null,
      "name": "PARTY_T",
      "supertype": null,
      "subtypes": [
        "ERP.PERSON_T"
      ],
      "instantiable": true,
      "attributes": [
        { "name": "ID", "dataType": { "kind": "number", "name": "NUMBER", "precision": 9, "scale": 0 } }
      ]
    },
    { "kind": "unreadable", "key": "ERP.PERSON_T", "owner": "ERP", "packageName": null, "name": "PERSON_T", "reason": "may not be seen" }
  ]
}
`);
  });

  it('gives back any catalog, frozen, and the same text again', () => {
    fc.assert(
      fc.property(randomCatalog, (catalog) => {
        const text = formatCatalog(catalog);
        const read = parseCatalog(text, FILE);
        expect(read).toStrictEqual(catalog);
        expect(Object.isFrozen(read) && Object.isFrozen(read.schemas)).toBe(true);
        expect(formatCatalog(read)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whatever the order of keys and of named things', () => {
    fc.assert(
      fc.property(randomCatalog, (catalog) => {
        const turned = {
          ...reversed(catalog),
          schemas: catalog.schemas.map(reversed).reverse(),
          types: catalog.types.map(reversed).reverse(),
        };
        expect(formatCatalog(turned)).toBe(formatCatalog(catalog));
      }),
      { numRuns: 50 },
    );
  });

  it('is read with Windows line ends and with a byte order mark', () => {
    const text = formatCatalog(ORDERS);
    expect(parseCatalog(`\uFEFF${text.replaceAll('\n', '\r\n')}`, FILE)).toEqual(ORDERS);
  });
});

describe('a file that cannot be read', () => {
  const good = formatCatalog(ORDERS);
  const complaint = (text: string): string => {
    try {
      parseCatalog(text, FILE);
    } catch (error) {
      if (error instanceof RecordingError) return error.message;
      throw error;
    }
    return 'none';
  };

  it.each([
    [
      'another file',
      '{ "name": "x" }',
      /^oracle\.catalog\.json is no catalog file: it has no "format"\. Write one with gen-oracle-client pull\.$/,
    ],
    ['a list', '[]', /is no catalog file/],
    [
      'no JSON',
      '{ "format": ',
      /^oracle\.catalog\.json is damaged: it is no JSON \(.*\)\. Restore it, or write it anew with gen-oracle-client pull\.$/,
    ],
    ['an empty file', '', /is no JSON/],
    [
      'merge marks',
      good.replace('  "types"', '<<<<<<< HEAD\n  "types"'),
      /is damaged: it has the marks of a merge conflict\./,
    ],
    ['a missing member', good.replace('"standalone": []', '"standalon": []'), /damaged: schemas\[0\]\.standalone: /],
    ['an unknown member', good.replace('"types": [', '"more": 1, "types": ['), /damaged: Unrecognized key: "more"/],
    [
      'a wrong value',
      good.replace('"position": 1', '"position": "1"'),
      /damaged: schemas\[0\]\.packages\[0\]\.subprograms\[1\]\.parameters\[0\]\.position: .*expected/,
    ],
    [
      'an unknown word',
      good.replace('"mode": "IN"', '"mode": "INN"'),
      /parameters\[0\]\.mode: must be one of IN, OUT, IN OUT/,
    ],
    ['an unknown kind', good.replace('"kind": "datetime"', '"kind": "date"'), /parameters\[1\]\.dataType\.kind: /],
    [
      'a reference to nothing',
      good.replaceAll('"key": "ERP.ORDERS_API.LINE_T"', '"key": "ERP.ORDERS_API.OTHER_T"'),
      /damaged: it refers to the type ERP\.ORDERS_API\.LINE_T, which is not in it\./,
    ],
    [
      'a type twice',
      good.replace('"key": "ERP.PERSON_T"', '"key": "ERP.PARTY_T"'),
      /damaged: the type ERP\.PARTY_T is there twice\./,
    ],
  ])('%s', (_, text, message) => {
    expect(complaint(text)).toMatch(message);
  });

  it('of a later format says which version it takes', () => {
    const later = good
      .replace('"format": 1', '"format": 2')
      .replace('"0.1.0"', '"3.4.0"')
      .replace('"schemas"', '"owners"');
    expect(complaint(later)).toBe(
      'oracle.catalog.json has the catalog format 2; this gen-oracle-client reads up to 1. Reading it takes version 3.4.0 or later: update gen-oracle-client, or write the file anew with gen-oracle-client pull.',
    );
    expect(complaint('{"format": 7}')).toContain('Reading it takes a later version: update');
  });

  it('that is not there is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
    try {
      const path = join(folder, FILE);
      await expect(readCatalogFile(path)).rejects.toThrow(`The catalog file ${path} cannot be read: ENOENT`);
      writeFileSync(path, good);
      expect(await readCatalogFile(path)).toEqual(ORDERS);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function reversed<T extends object>(value: T): T {
  return Object.assign(Object.create(Object.prototype), Object.fromEntries(Object.entries(value).reverse()));
}
