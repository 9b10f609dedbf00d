import { describe, expect, it } from 'vitest';
import type { CursorsConfig } from '../../../../generator/config/cursors-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import type { Catalog, Package, PackageSource, Subprogram } from '../../../../generator/model/catalog.js';
import type { DataType } from '../../../../generator/model/data-type.js';
import type { ValueNotes } from '../../../../generator/model/source-notes.js';
import { planClient } from '../../../../generator/plan/plan-client.js';
import type { CallDescriptor } from '../../../../runtime/call-descriptor.js';
import {
  catalogOf,
  cursor,
  indexByInteger,
  named,
  number,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  row,
  unreadable,
} from '../support/catalog.js';

interface Settings {
  readonly types?: TypesConfig;
  readonly cursors?: CursorsConfig;
  /** What sample calls found out about cursors, by path. */
  readonly recorded?: readonly string[];
}

function plan(catalog: Catalog, { types = {}, cursors = {}, recorded = [] }: Settings = {}) {
  const schemas = Object.fromEntries(catalog.schemas.map(({ name }) => [name, {}]));
  const config = parseConfig(
    { schemas, output: 'generated', types, cursors },
    { file: 'oracle.config.ts', folder: '/nowhere' },
  );
  const column = { name: 'RECORDED', dataType: { kind: 'datetime', name: 'DATE' }, mapping: {} } as const;
  const rows = new Map(recorded.map((path) => [path, { kind: 'columns', columns: [column] } as const]));
  return planClient(catalog, { ...config, recorded: { cursors: rows, implicitResults: new Map() } });
}

/** The descriptor of the first routine of a package. */
function descriptor(catalog: Catalog, packageName: string, settings?: Settings): CallDescriptor | undefined {
  const packages = plan(catalog, settings).schemas.flatMap((schema) => schema.packages);
  return packages.find(({ name }) => name === packageName)?.routines[0]?.descriptor;
}

function withNotes(subprogram: Subprogram, notes: Readonly<Record<string, ValueNotes>>): Subprogram {
  const { RETURN, ...parameters } = notes;
  return {
    ...subprogram,
    ...(RETURN === undefined ? {} : { notes: { returns: RETURN } }),
    parameters: subprogram.parameters.map((one) => {
      const about = parameters[one.name];
      return about === undefined ? one : { ...one, notes: about };
    }),
  };
}

function withSource(one: Package, source: Partial<PackageSource>): Package {
  return { ...one, source: { constants: [], exceptions: [], ...source } };
}

describe('the row that a comment names', () => {
  const annotated: DataType = { kind: 'cursor', row: 'ERP.P.ORDER_REC', match: 'name' };
  const catalog = catalogOf({ ERP: [plsqlPackage('P', plsqlFunction('FIND', annotated))] }, [
    record('ERP.P.ORDER_REC', { ID: number(9) }),
  ]);
  const columns = (settings?: Settings) => {
    const type = descriptor(catalog, 'P', settings)?.returns?.type;
    return type?.kind === 'cursor' ? [type.row?.match, type.row?.columns.map(({ name }) => name)] : undefined;
  };

  it('goes before what sample calls found out', () => {
    expect(columns({ recorded: ['ERP.P.FIND.RETURN'] })).toEqual(['name', ['ID']]);
  });

  it('gives way to the configuration', () => {
    expect(columns({ cursors: { 'erp.p.find.return': { total: 'NUMBER' } } })).toEqual(['name', ['TOTAL']]);
  });
});

describe('NOT NULL of the source', () => {
  const notNull = { notNull: true } as const;
  const find = withNotes(plsqlFunction('FIND', number(9), { 'P_ID IN': number(9), 'P_NAME OUT': number(9) }), {
    RETURN: notNull,
    P_ID: notNull,
    P_NAME: notNull,
  });
  const catalog = catalogOf({ ERP: [plsqlPackage('P', find)] }, []);
  const flags = (settings?: Settings) => {
    const { returns, parameters = [] } = descriptor(catalog, 'P', settings) ?? {};
    return [returns?.type, ...parameters.map(({ type }) => type)].map((type) => type && 'notNull' in type);
  };

  it('narrows parameters and results', () => {
    expect(flags()).toEqual([true, true, true]);
  });

  it('gives way to the configuration, and keeps its other mappings', () => {
    const types = {
      parameters: { 'erp.p.find.p_id': { as: 'string' }, 'erp.p.find.return': { notNull: false } },
    } satisfies TypesConfig;
    const { returns, parameters } = descriptor(catalog, 'P', { types }) ?? {};
    expect(returns?.type).not.toMatchObject({ notNull: true });
    expect(parameters?.[0]?.type).toMatchObject({ as: 'string', notNull: true });
  });

  it('narrows elements', () => {
    const list = { ...indexByInteger('ERP.P.IDS', number(9)), elementNotes: notNull };
    const types = catalogOf({ ERP: [plsqlPackage('P', plsqlFunction('ALL_IDS', named('ERP.P.IDS')))] }, [list]);
    expect(descriptor(types, 'P')?.returns?.type).toMatchObject({ element: { notNull: true } });
  });
});

describe('a SUBTYPE of a row', () => {
  const save = () => procedure('SAVE', { 'P_ROW IN': named('ERP.ORDERS%ROWTYPE') });
  const types = [row('ERP.ORDERS%ROWTYPE', { ID: number(9) })];
  const subtype = (name: string) => ({ rowSubtypes: [{ name, type: 'ERP.ORDERS%ROWTYPE' }] });
  const nameIn = (catalog: Catalog, packageName: string) => {
    const type = descriptor(catalog, packageName)?.parameters[0]?.type;
    return type?.kind === 'record' ? [type.owner, type.packageName, type.name, type.row] : undefined;
  };

  it('of the own package goes first, then the first of the schema', () => {
    const packages = [
      withSource(plsqlPackage('A', save()), subtype('A_ROW')),
      withSource(plsqlPackage('B', save()), subtype('B_ROW')),
      plsqlPackage('C', save()),
    ];
    const catalog = catalogOf({ ERP: packages }, types);
    expect(['A', 'B', 'C'].map((name) => nameIn(catalog, name))).toEqual([
      ['ERP', 'A', 'A_ROW', undefined],
      ['ERP', 'B', 'B_ROW', undefined],
      ['ERP', 'A', 'A_ROW', undefined],
    ]);
    expect(plan(catalog).warnings).toEqual([]);
  });

  it('of an invalid package or of another schema is not used', () => {
    const invalid = { ...withSource(plsqlPackage('A', save()), subtype('A_ROW')), valid: false };
    const other = withSource(plsqlPackage('H', procedure('GO')), subtype('H_ROW'));
    const catalog = catalogOf({ ERP: [invalid, plsqlPackage('C', save())], HR: [other] }, types);
    expect(nameIn(catalog, 'C')).toEqual(['ERP', null, 'ORDERS', true]);
    expect(plan(catalog).warnings.map(({ what }) => what)).toEqual(['ERP.C.SAVE']);
  });
});

describe('annotations without effect', () => {
  const warnings = (subprogram: Subprogram, settings?: Settings) =>
    plan(
      catalogOf({ ERP: [plsqlPackage('P', subprogram)] }, [record('ERP.P.R', { ID: number(9) })]),
      settings,
    ).warnings.map(({ parameter, message }) => `${parameter}: ${message}`);

  it.each([
    [
      withNotes(plsqlFunction('F', cursor), { RETURN: { cursor: 'nothing' } }),
      'RETURN: @cursor has no effect, because nothing is no record type and no table, view or cursor that the reading account can see',
    ],
    [
      withNotes(procedure('G', { 'P_ID OUT': number(9) }), { P_ID: { cursor: 'r' } }),
      'P_ID: @cursor has no effect, because it is no cursor',
    ],
    [
      withNotes(procedure('G', { 'P_ONE OUT': named('ERP.P.R') }), { P_ONE: { notNull: true } }),
      'P_ONE: NOT NULL has no effect on types, because it only means something for scalars',
    ],
  ])('are reported', (subprogram, message) => {
    expect(warnings(subprogram)).toEqual([message]);
  });

  it('are none where the configuration says what is meant', () => {
    const find = withNotes(plsqlFunction('F', cursor), { RETURN: { cursor: 'nothing' } });
    expect(warnings(find, { cursors: { 'erp.p.f.return': 'erp.p.r' } })).toEqual([]);
  });
});

it('a hidden type that is not supported is not reported', () => {
  const type = unreadable('ERP.P.T', 'cannot be seen');
  const catalog = (notes: object) => catalogOf({ ERP: [plsqlPackage('P', procedure('GO'))] }, [{ ...type, ...notes }]);
  expect(plan(catalog({})).unsupportedTypes).toHaveLength(1);
  expect(plan(catalog({ notes: { hidden: true } })).unsupportedTypes).toEqual([]);
});
