import type { CursorsConfig } from '../../../../generator/config/cursors-config.js';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import type {
  Catalog,
  Constant,
  ConstantValue,
  DeclaredException,
  Package,
  PackageSource,
  Subprogram,
} from '../../../../generator/model/catalog.js';
import type { CompositeType, Field } from '../../../../generator/model/composite-type.js';
import type { ScalarType } from '../../../../generator/model/data-type.js';
import { sortedBy } from '../../../../generator/model/sort.js';
import type { SourceNotes, SubprogramNotes, ValueNotes } from '../../../../generator/model/source-notes.js';
import {
  catalogOf,
  cursor,
  named,
  number,
  object,
  plsInteger,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  varchar2,
} from '../support/catalog.js';

/** What the source of a specification adds to a client. */
export interface SourceCase {
  readonly name: string;
  readonly catalog: Catalog;
  readonly naming?: NamingConfig;
  readonly types?: TypesConfig;
  readonly cursors?: CursorsConfig;
}

const strip: NamingConfig = { stripParameterPrefixes: ['p_'] };

export function withSource(one: Package, source: Partial<PackageSource>): Package {
  return { ...one, source: { constants: [], exceptions: [], ...source } };
}

/** @param values notes of parameters, by name */
export function noted(
  one: Subprogram,
  notes: SubprogramNotes,
  values: Readonly<Record<string, ValueNotes>> = {},
): Subprogram {
  const parameters = one.parameters.map((parameter) => {
    const about = values[parameter.name];
    if (about === undefined) return parameter;
    return { ...parameter, defaulted: about.defaultText !== undefined, notes: about };
  });
  return { ...one, parameters, notes };
}

/** @param fields notes of fields, by name */
export function notedType(
  type: CompositeType,
  notes: SourceNotes,
  fields: Readonly<Record<string, ValueNotes>> = {},
): CompositeType {
  const about = (all: readonly Field[]): readonly Field[] =>
    all.map((field) => {
      const found = fields[field.name];
      return found === undefined ? field : { ...field, notes: found };
    });
  if (type.kind === 'record') return { ...type, notes, fields: about(type.fields) };
  return type.kind === 'object' ? { ...type, notes, attributes: about(type.attributes) } : { ...type, notes };
}

export function constant(
  name: string,
  dataType: ScalarType | null,
  value?: ConstantValue | string | number | boolean | null,
  notes?: ValueNotes,
): Constant {
  return {
    name,
    dataType,
    ...(value === undefined ? {} : { value: constantValue(value) }),
    ...(notes === undefined ? {} : { notes }),
  };
}

function constantValue(value: ConstantValue | string | number | boolean | null): ConstantValue | null {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return typeof value === 'boolean' ? { kind: 'boolean', value } : value;
}

export function exception(name: string, code: number | null, notes?: SourceNotes): DeclaredException {
  return { name, code, ...(notes === undefined ? {} : { notes }) };
}

export const scalar = {
  plsInteger: { kind: 'binary integer', name: 'PLS_INTEGER' },
  number: { kind: 'number', name: 'NUMBER', precision: null, scale: null },
  varchar2: { kind: 'character', name: 'VARCHAR2', length: 10, semantics: 'BYTE' },
  char: { kind: 'character', name: 'CHAR', length: 5, semantics: 'BYTE' },
  boolean: { kind: 'plain', name: 'BOOLEAN' },
  date: { kind: 'datetime', name: 'DATE' },
  double: { kind: 'plain', name: 'BINARY_DOUBLE' },
} as const satisfies Readonly<Record<string, ScalarType>>;

const numberOf = (precision: number, scale = 0): ScalarType => ({ kind: 'number', name: 'NUMBER', precision, scale });

const digits = (text: string): ConstantValue => ({ kind: 'number', text });

export const SOURCE_CASES: readonly SourceCase[] = [
  {
    name: 'documentation',
    catalog: catalogOf(
      {
        ERP: [
          withSource(
            plsqlPackage(
              'ORDERS_API',
              noted(
                procedure('PLACE', {
                  'P_CUSTOMER_ID IN': number(9),
                  'P_QUANTITY IN': plsInteger,
                  'P_ORDER IN OUT': named('ERP.ORDERS_API.ORDER_T'),
                  'P_STATUS OUT': varchar2(10),
                }),
                {
                  comment: 'Places an order.\n\nChecks the credit first:\n  - of the customer\n  - of the branch',
                  throws: [
                    { name: 'credit_exceeded', comment: 'when the credit does not suffice' },
                    { name: 'ORA-20002', comment: 'when another order of the customer waits\nfor approval' },
                    { name: 'stock_api.no_stock', comment: '' },
                  ],
                },
                {
                  P_CUSTOMER_ID: { comment: 'Who orders.' },
                  P_QUANTITY: { comment: 'How many.\nOne is usual.', defaultText: '1' },
                  P_ORDER: { comment: 'Comes back completed.' },
                  P_STATUS: { comment: 'NEW or HELD' },
                },
              ),
              noted(plsqlFunction('OPEN_CREDIT', number(11, 2), { 'P_CUSTOMER_ID IN': number(9) }), {
                comment: 'What a customer may still order for.',
                returns: { comment: 'the amount, in the currency\nof the customer' },
                deprecated: 'use CREDIT_OF',
              }),
              noted(
                plsqlFunction('NEXT_FREE', number(9), { 'P_SERIES OUT': varchar2(4), 'P_NOTE IN': varchar2() }),
                { returns: { comment: 'The number.' }, deprecated: '' },
                { P_NOTE: { defaultText: "'`*/' || {@link x}" } },
              ),
              noted(plsqlFunction('LIST_ORDERS', cursor, {}), {
                comment: 'All orders.',
                returns: { comment: 'newest first' },
              }),
              noted(plsqlFunction('FIND', cursor, { 'P_ID IN': number(9) }), { comment: 'By number.' }),
              noted(plsqlFunction('FIND', cursor, { 'P_SKU IN': varchar2() }), {
                comment: 'By article.',
                deprecated: 'use the number',
              }),
              noted(procedure('SWEEP'), { hidden: true }),
            ),
            {
              notes: { comment: 'Orders of customers.\n(c) ERP', deprecated: 'use SALES_API' },
              constants: [
                constant('MAX_LINES', scalar.plsInteger, 50, { comment: 'Lines of one order.', defaultText: '5 * 10' }),
              ],
              exceptions: [
                exception('CREDIT_EXCEEDED', -20001, { comment: 'The credit is used up.', deprecated: 'goes away' }),
                exception('ORDER_WAITS', -20002),
                exception('UNNUMBERED', null),
              ],
            },
          ),
        ],
      },
      [
        notedType(
          record('ERP.ORDERS_API.ORDER_T', { ID: number(9), SHIP_TO: named('ERP.ADDRESS_T') }),
          { comment: 'An order as the screen has it.' },
          { ID: { comment: 'Null for a new one.' }, SHIP_TO: { deprecated: 'see CUSTOMERS' } },
        ),
        notedType(
          object('ERP.ADDRESS_T', { CITY: varchar2(40) }),
          { comment: 'Where somebody lives.' },
          { CITY: { comment: 'Without the postal code.' } },
        ),
      ],
    ),
    naming: strip,
  },
  {
    name: 'source-spelling',
    catalog: catalogOf(
      {
        ERP: [
          withSource(
            plsqlPackage(
              'ORDERSAPI',
              noted(
                procedure('GETCUSTOMERNAME', { 'PCUSTOMERID IN': number(9), 'P_ORDERID OUT': number(9) }),
                { spelling: 'GetCustomerName' },
                { PCUSTOMERID: { spelling: 'pCustomerId' }, P_ORDERID: { spelling: 'p_OrderId' } },
              ),
              noted(procedure('CREATE_ORDER'), { spelling: 'create_order' }),
              noted(procedure('HTTPSERVER'), { spelling: 'HTTPServer' }),
              noted(procedure('SETPRICE'), { spelling: 'SetPrice' }),
              procedure('SET_PRICE'),
              noted(plsqlFunction('TAKE', named('ERP.ORDERSAPI.ORDERLINET')), { spelling: 'take' }),
            ),
            {
              notes: { spelling: 'OrdersApi' },
              constants: [constant('MAXLINES', scalar.plsInteger, 50, { spelling: 'maxLines' })],
              exceptions: [exception('CREDITEXCEEDED', -20001, { spelling: 'CreditExceeded' })],
            },
          ),
        ],
      },
      [
        notedType(
          record('ERP.ORDERSAPI.ORDERLINET', { UNITPRICE: number(11, 2) }),
          { spelling: 'OrderLineT' },
          { UNITPRICE: { spelling: 'unitPrice' } },
        ),
      ],
    ),
    naming: strip,
  },
  {
    name: 'constants',
    catalog: catalogOf(
      {
        ERP: [
          withSource(plsqlPackage('LIMITS'), {
            notes: { comment: 'Limits.' },
            constants: sortedBy(
              [
                constant('MAX_LINES', scalar.plsInteger, 50),
                constant('STATUS_NEW', scalar.varchar2, "NEW's"),
                constant('CODE', scalar.char, 'A1'),
                constant('EMPTY', scalar.varchar2, ''),
                constant('NOTHING', scalar.number, null),
                constant('IS_TEST', scalar.boolean, false),
                constant('RATE', scalar.number, digits('.10')),
                constant('NEGATIVE', scalar.number, digits('-1.5E2')),
                constant('PI', scalar.number, digits('3.14159265358979323846264338327950288')),
                constant('EXACT_MONEY', numberOf(20, 2), digits('12.50')),
                constant('BIG', numberOf(18), digits('42')),
                constant('BIGGEST', scalar.number, digits('9007199254740993')),
                constant('HALF', scalar.double, digits('0.5')),
                constant('AS', scalar.plsInteger, 1),
                constant('NOW', scalar.date),
                constant('OTHER', null, 'X'),
                constant('ROUNDED', scalar.plsInteger, digits('1.5')),
                constant('SHORT_MONEY', numberOf(9, 1), digits('1.25')),
                constant('SPACED', scalar.char, 'é'),
                constant('NUMBER_AS_TEXT', scalar.number, '5'),
                constant('CONCEALED', scalar.plsInteger, 1, { hidden: true }),
              ],
              ({ name }) => name,
            ),
          }),
          withSource(plsqlPackage('ORDERS_API', procedure('TOUCH')), { constants: [constant('LATEST', scalar.date)] }),
        ],
      },
      [],
    ),
  },
  {
    name: 'exceptions',
    catalog: catalogOf(
      {
        ERP: [
          withSource(
            plsqlPackage(
              'ORDERS_API',
              plsqlFunction('FIND', named('ERP.ORDERS_API.TAKEN_ERROR'), { 'P_ID IN': number(9) }),
            ),
            {
              exceptions: [
                exception('ALSO_CREDIT_EXCEEDED', -20001),
                exception('CREDIT_EXCEEDED', -20001),
                exception('EX_LOCKED', -54),
                exception('E_NOT_FOUND', 100),
                exception('INVALID', -20003),
                exception('INVALID_ERROR', -20004),
                exception('INVALID_ORDER_ERROR', -20005),
                exception('RENAMED', -20006),
                exception('TAKEN', -20007),
                exception('TYPE_ERROR', -20008),
                exception('UNNUMBERED', null),
                exception('USER_DEFINED', 1),
                exception('CONCEALED', -20009, { hidden: true }),
              ],
            },
          ),
          withSource(plsqlPackage('ERRORS'), { exceptions: [exception('NEVER', -20001)] }),
        ],
      },
      [record('ERP.ORDERS_API.TAKEN_ERROR', { ID: number(9) })],
    ),
    naming: { ...strip, overrides: { 'erp.orders_api.renamed': 'CalledOtherwise' } },
  },
];
