import { parseConfig } from '../../../../generator/config/parse-config.js';
import type { ZodConfig } from '../../../../generator/config/zod-config.js';
import type { Catalog, Subprogram } from '../../../../generator/model/catalog.js';
import type { ValueNotes } from '../../../../generator/model/source-notes.js';
import type { ClientPlan } from '../../../../generator/plan/client-plan.js';
import { planClient } from '../../../../generator/plan/plan-client.js';
import {
  bfile,
  catalogOf,
  clob,
  cursor,
  date,
  indexByInteger,
  named,
  nestedTable,
  number,
  object,
  plsInteger,
  plsqlFunction,
  plsqlPackage,
  procedure,
  raw,
  record,
  varchar2,
  varray,
  vector,
} from '../support/catalog.js';
import type { CompositeCase } from './composite-cases.js';

/** The rules that schemas have. */
export const ZOD_CASE: CompositeCase = {
  name: 'zod-schemas',
  catalog: catalogOf(
    {
      ERP: [
        plsqlPackage(
          'ORDERS_API',
          withNotes(
            procedure('CREATE_ORDER', {
              'P_CUSTOMER_ID IN': number(9),
              'P_SKU IN': varchar2(12, 'CHAR'),
              'P_NOTE IN': varchar2(),
              'P_PRICE IN': number(11, 2),
              'P_SERIAL IN': number(18),
              'P_RATING IN': plsInteger,
              'P_PLACED_AT IN': date,
              'P_HASH IN': raw(16),
              'P_TERMS IN': clob,
              'P_SCAN IN OUT': bfile,
              'P_PLACE IN OUT': vector,
              'P_LINES IN': named('ERP.ORDERS_API.LINES_T'),
              'P_TAGS IN': named('ERP.ORDERS_API.TAGS_T'),
              'P_CONTACT IN OUT': named('ERP.CONTACT_T'),
              'P_ORDER_ID OUT': number(9),
            }),
            { P_RATING: { range: ['1', '5'] }, P_SKU: { notNull: true } },
          ),
          plsqlFunction('LIST_ORDERS', cursor, { 'P_CUSTOMER_ID IN': number(9) }),
          plsqlFunction('CLASS', varchar2(1)),
        ),
      ],
    },
    [
      record('ERP.ORDERS_API.LINE_T', {
        SKU: varchar2(12, 'CHAR'),
        QUANTITY: plsInteger,
        PRICE: number(11, 2),
        PLACE: { ...vector, format: 'FLOAT32' },
      }),
      indexByInteger('ERP.ORDERS_API.LINES_T', named('ERP.ORDERS_API.LINE_T')),
      varray('ERP.ORDERS_API.TAGS_T', varchar2(20), 5),
      nestedTable('ERP.PHONES_T', varchar2(20)),
      object('ERP.CONTACT_T', { NAME: varchar2(30), PHONES: named('ERP.PHONES_T') }, { subtypes: ['ERP.AGENT_T'] }),
      object(
        'ERP.AGENT_T',
        { NAME: varchar2(30), PHONES: named('ERP.PHONES_T'), RATE: number(5, 4) },
        { under: 'ERP.CONTACT_T' },
      ),
    ],
  ),
  naming: { stripParameterPrefixes: ['p_'] },
  types: { NUMBER: 'decimal', parameters: { 'ERP.ORDERS_API.CREATE_ORDER.P_CUSTOMER_ID': 'number' } },
  cursors: { 'ERP.ORDERS_API.LIST_ORDERS.RETURN': { ID: 'NUMBER(9)', STATUS: 'VARCHAR2(10)' } },
};

function withNotes(subprogram: Subprogram, notes: Readonly<Record<string, ValueNotes>>): Subprogram {
  const parameters = subprogram.parameters.map((parameter) => {
    const own = notes[parameter.name];
    return own === undefined ? parameter : { ...parameter, notes: own };
  });
  return { ...subprogram, parameters };
}

/** The same with schemas. */
export function planWithZod(
  {
    catalog,
    naming,
    types,
    cursors,
    implicitResults,
  }: { readonly catalog: Catalog } & Omit<CompositeCase, 'name' | 'catalog'>,
  zod: boolean | ZodConfig = true,
): ClientPlan {
  const schemas = Object.fromEntries(catalog.schemas.map((schema) => [`"${schema.name}"`, {}]));
  const config = { schemas, output: 'generated', zod, naming, types, cursors, implicitResults };
  return planClient(catalog, parseConfig(config, { file: 'oracle.config.ts', folder: '/' }));
}
