import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../generator/diff/change.js';
import { diffCatalogs } from '../../../../generator/diff/diff-catalogs.js';
import type { Catalog, Package, PackageSource, Parameter, Subprogram } from '../../../../generator/model/catalog.js';
import type { CompositeType } from '../../../../generator/model/composite-type.js';
import type { DataType } from '../../../../generator/model/data-type.js';
import type { SubprogramNotes, ValueNotes } from '../../../../generator/model/source-notes.js';
import {
  catalogOf,
  named,
  number,
  object,
  plsqlPackage,
  procedure,
  record,
  strongCursor,
  varchar2,
} from '../support/catalog.js';

/** What is not in the rows of a dictionary, or takes a hierarchy, a strong cursor or many routines. */

const lines = (changes: readonly Change[]) =>
  changes.map(({ grade, code, what, member }) => `${grade} ${code} ${what}${member === null ? '' : ` ${member}`}`);

const catalog = (one: Package, types: readonly CompositeType[] = []): Catalog => catalogOf({ ERP: [one] }, types);
const sourced = (source: Partial<PackageSource>, ...routines: readonly Subprogram[]): Catalog =>
  catalog({ ...plsqlPackage('API', ...routines), source: { constants: [], exceptions: [], ...source } });
const changesOf = (before: Catalog, after: Catalog) => lines(diffCatalogs(before, after));

const RUN = procedure('RUN', { 'A IN': number() });

describe('constants', () => {
  const constant = (value: PackageSource['constants'][number]['value'], dataType = number()) =>
    sourced({
      constants: [
        { name: 'C_MAX', dataType: isScalar(dataType) ? dataType : null, ...(value === undefined ? {} : { value }) },
      ],
    });
  const ten = constant({ kind: 'number', text: '10' });

  it.each([
    ['removed', ten, sourced({}), ['breaking constant-removed ERP.API C_MAX']],
    ['added', sourced({}), ten, ['compatible constant-added ERP.API C_MAX']],
    [
      'of another value',
      ten,
      constant({ kind: 'number', text: '11' }),
      ['behaviour constant-value-changed ERP.API C_MAX'],
    ],
    [
      'of another type',
      ten,
      constant({ kind: 'text', text: '10' }, varchar2()),
      ['breaking constant-type-changed ERP.API C_MAX'],
    ],
    [
      'of a longer type',
      ten,
      constant({ kind: 'number', text: '10' }, number(9)),
      ['docs constant-type-changed ERP.API C_MAX'],
    ],
    ['without a known value', ten, constant(undefined), ['breaking constant-removed ERP.API C_MAX']],
    ['NULL', ten, constant(null), ['behaviour constant-value-changed ERP.API C_MAX']],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });
});

function isScalar(type: DataType): type is Exclude<DataType, { kind: 'named' | 'cursor' | 'unsupported' }> {
  return type.kind !== 'named' && type.kind !== 'cursor' && type.kind !== 'unsupported';
}

describe('exceptions', () => {
  const exception = (code: number | null) => sourced({ exceptions: [{ name: 'E_CREDIT', code }] });

  it.each([
    ['removed', exception(-20001), sourced({}), ['breaking exception-removed ERP.API E_CREDIT']],
    ['added', sourced({}), exception(-20001), ['compatible exception-added ERP.API E_CREDIT']],
    ['of another number', exception(-20001), exception(-20002), ['breaking exception-code-changed ERP.API E_CREDIT']],
    ['without a number', exception(-20001), exception(null), ['breaking exception-removed ERP.API E_CREDIT']],
    ['never with a number', exception(null), sourced({}), []],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });
});

describe('what only the source says', () => {
  const routine = (notes: SubprogramNotes, value: ValueNotes = {}, change: Partial<Parameter> = {}): Catalog => {
    const [parameter] = RUN.parameters;
    if (parameter === undefined) throw new Error('RUN has a parameter');
    return sourced({}, { ...RUN, notes, parameters: [{ ...parameter, ...change, notes: value }] });
  };
  const plain = routine({});

  it.each([
    ['a comment', plain, routine({ comment: 'Runs.' }), ['docs comment-changed ERP.API.RUN']],
    ['a deprecation', plain, routine({ deprecated: '' }), ['docs deprecation-added ERP.API.RUN']],
    [
      'another deprecation',
      routine({ deprecated: 'a' }),
      routine({ deprecated: 'b' }),
      ['docs deprecation-changed ERP.API.RUN'],
    ],
    ['no deprecation', routine({ deprecated: 'a' }), plain, ['docs deprecation-removed ERP.API.RUN']],
    ['@throws', plain, routine({ throws: [{ name: 'E', comment: '' }] }), ['docs throws-changed ERP.API.RUN']],
    ['@hidden', plain, routine({ hidden: true }), ['breaking hidden-added ERP.API.RUN']],
    ['no @hidden', routine({ hidden: true }), plain, ['compatible hidden-removed ERP.API.RUN']],
    [
      'another default',
      routine({}, { defaultText: '1' }, { defaulted: true }),
      routine({}, { defaultText: '2' }, { defaulted: true }),
      ['behaviour default-changed ERP.API.RUN A'],
    ],
    [
      'a default of unknown text',
      routine({}, { defaultText: '1' }, { defaulted: true }),
      routine({}, {}, { defaulted: true }),
      [],
    ],
    ['NOT NULL of what comes in', plain, routine({}, { notNull: true }), ['breaking not-null-added ERP.API.RUN A']],
    ['NULL of what comes in', routine({}, { notNull: true }), plain, ['compatible not-null-removed ERP.API.RUN A']],
    [
      'NOT NULL of what comes out',
      routine({}, {}, { mode: 'OUT' }),
      routine({}, { notNull: true }, { mode: 'OUT' }),
      ['compatible not-null-added ERP.API.RUN A'],
    ],
    [
      'NULL of what comes out',
      routine({}, { notNull: true }, { mode: 'OUT' }),
      routine({}, {}, { mode: 'OUT' }),
      ['breaking not-null-removed ERP.API.RUN A'],
    ],
    [
      'a narrower range',
      routine({}, { range: ['1', '9'] }),
      routine({}, { range: ['1', '5'] }),
      ['behaviour range-changed ERP.API.RUN A'],
    ],
    [
      'a wider range',
      routine({}, { range: ['1', '5'] }),
      routine({}, { range: ['1', '9'] }),
      ['compatible range-changed ERP.API.RUN A'],
    ],
    [
      'another name of the same type',
      routine({}, { declaredType: 't_id' }),
      routine({}, { declaredType: 't_key' }),
      ['docs declared-type-changed ERP.API.RUN A'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });

  it('is not compared where one side could not read it', () => {
    const unread = catalog(plsqlPackage('API', RUN));
    expect(changesOf(routine({ comment: 'Runs.' }), unread)).toEqual(['docs source-removed ERP.API']);
    expect(changesOf(unread, routine({ comment: 'Runs.' }))).toEqual(['compatible source-added ERP.API']);
  });

  it('takes constants and exceptions with it', () => {
    const before = sourced({ exceptions: [{ name: 'E', code: -20001 }] }, RUN);
    expect(changesOf(before, catalog(plsqlPackage('API', RUN)))).toEqual(['breaking source-removed ERP.API']);
  });

  it('changes names of the client by its spelling', () => {
    const spelled = (spelling?: string) =>
      sourced({}, { ...procedure('CREATEORDER'), notes: spelling === undefined ? {} : { spelling } });
    expect(changesOf(spelled(), spelled('createOrder'))).toEqual(['breaking client-name-changed ERP.API.CREATEORDER']);
  });
});

describe('a type that many routines use', () => {
  const uses = Array.from({ length: 100 }, (_, index) =>
    procedure(`P${String.fromCharCode(65 + (index % 26))}${'X'.repeat(index / 26)}`, { 'V OUT': named('ERP.API.T') }),
  );
  const inner = (length: number) => [
    record('ERP.API.T', { LINE: named('ERP.API.LINE_T') }),
    record('ERP.API.LINE_T', { SKU: varchar2(length) }),
  ];

  it('is told once, with how many they are', () => {
    const [change, ...more] = diffCatalogs(
      catalog(plsqlPackage('API', ...uses), inner(10)),
      catalog(plsqlPackage('API', ...uses), inner(20)),
    );
    expect(more).toEqual([]);
    expect(change).toEqual({
      grade: 'behaviour',
      code: 'field-type-changed',
      what: 'ERP.API.LINE_T',
      member: 'SKU',
      message: 'VARCHAR2(10) → VARCHAR2(20): longer values can come, for which a client generated before has no room',
      routines: 100,
    });
  });

  it('has the grade of its worst use', () => {
    const point = (...names: readonly string[]) =>
      object('ERP.POINT_T', Object.fromEntries(names.map((name) => [name, number()])));
    const api = (mode: string) =>
      plsqlPackage(
        'API',
        procedure('A', { 'V OUT': named('ERP.POINT_T') }),
        procedure('B', { [`V ${mode}`]: named('ERP.POINT_T') }),
      );
    const grades = (mode: string) =>
      diffCatalogs(catalog(api(mode), [point('X')]), catalog(api(mode), [point('X', 'Y')])).map(({ grade }) => grade);
    expect(grades('OUT')).toEqual(['compatible']);
    expect(grades('IN')).toEqual(['breaking']);
  });

  it('says nothing where only removed routines used it', () => {
    const before = catalog(plsqlPackage('API', RUN, procedure('OLD', { 'V OUT': named('ERP.API.T') })), inner(10));
    expect(changesOf(before, catalog(plsqlPackage('API', RUN)))).toEqual(['breaking routine-removed ERP.API.OLD']);
  });
});

describe('object types', () => {
  const hierarchy = (subtypes: readonly string[]) => [
    object('ERP.SHAPE_T', { ID: number() }, { subtypes: subtypes.map((name) => `ERP.${name}`) }),
    ...subtypes.map((name) => object(`ERP.${name}`, { ID: number(), SIDE: number() }, { under: 'ERP.SHAPE_T' })),
  ];
  const changes = (mode: string, before: readonly CompositeType[], after: readonly CompositeType[]) => {
    const api = plsqlPackage('API', procedure('RUN', { [`V ${mode}`]: named('ERP.SHAPE_T') }));
    return changesOf(catalog(api, before), catalog(api, after));
  };

  it.each([
    ['a new subtype that comes out', 'OUT', ['A_T'], ['A_T', 'B_T'], ['behaviour subtype-added ERP.SHAPE_T ERP.B_T']],
    ['a new subtype that goes in', 'IN', ['A_T'], ['A_T', 'B_T'], ['compatible subtype-added ERP.SHAPE_T ERP.B_T']],
    ['a subtype that is gone', 'IN', ['A_T', 'B_T'], ['A_T'], ['breaking subtype-removed ERP.SHAPE_T ERP.B_T']],
  ])('%s', (_, mode, before, after, expected) => {
    expect(changes(mode, hierarchy(before), hierarchy(after))).toEqual(expected);
  });
});

describe('strong cursors', () => {
  const rows = (key: string, fields: Readonly<Record<string, DataType>>) =>
    catalog(plsqlPackage('API', procedure('RUN', { 'C OUT': strongCursor(key) })), [record(key, fields)]);
  const weak = catalog(plsqlPackage('API', procedure('RUN', { 'C OUT': { kind: 'cursor', row: null } })));
  const two = rows('ERP.API.ROW_T', { X: number(), Y: varchar2(10) });

  it.each([
    [
      'more columns',
      two,
      rows('ERP.API.ROW_T', { X: number(), Y: varchar2(10), Z: number() }),
      ['breaking field-added ERP.API.ROW_T Z'],
    ],
    [
      'columns in another order',
      two,
      rows('ERP.API.ROW_T', { Y: varchar2(10), X: number() }),
      ['breaking fields-reordered ERP.API.ROW_T'],
    ],
    [
      'a longer column',
      two,
      rows('ERP.API.ROW_T', { X: number(), Y: varchar2(20) }),
      ['compatible field-type-changed ERP.API.ROW_T Y'],
    ],
    [
      'another type of the same columns',
      two,
      rows('ERP.API.OTHER_T', { X: number(), Y: varchar2(10) }),
      ['compatible parameter-type-changed ERP.API.RUN C'],
    ],
    [
      'another type of other columns',
      two,
      rows('ERP.API.OTHER_T', { X: number() }),
      ['breaking parameter-type-changed ERP.API.RUN C'],
    ],
    ['no type', two, weak, ['breaking parameter-type-changed ERP.API.RUN C']],
    ['a type', weak, two, ['breaking parameter-type-changed ERP.API.RUN C']],
  ])('with rows of %s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual(expected);
  });
});

describe('whole schemas', () => {
  const api = [plsqlPackage('API', RUN)];

  it('are told once', () => {
    const [one, both] = [catalogOf({ ERP: api }, []), catalogOf({ ERP: api, HR: api }, [])];
    expect(changesOf(both, one)).toEqual(['breaking schema-removed HR']);
    expect(changesOf(one, both)).toEqual(['compatible schema-added HR']);
  });

  it('have routines outside packages', () => {
    const standalone = (...routines: readonly Subprogram[]): Catalog => ({
      ...catalogOf({}, []),
      schemas: [{ name: 'ERP', packages: [], standalone: routines.map((one) => ({ ...one, valid: true })) }],
    });
    expect(changesOf(standalone(RUN), standalone())).toEqual(['breaking routine-removed ERP.RUN']);
    const [invalid] = standalone(RUN).schemas.map((schema) => ({
      ...schema,
      standalone: schema.standalone.map((one) => ({ ...one, valid: false })),
    }));
    if (invalid === undefined) throw new Error('there is a schema');
    expect(changesOf(standalone(RUN), { ...standalone(), schemas: [invalid] })).toEqual([
      'breaking routine-unsupported ERP.RUN',
    ]);
  });

  it('are of a version', () => {
    const catalogs = ['19.4.0.0.0', '23.4.0.0.0'].map((databaseVersion) => ({
      ...catalogOf({ ERP: api }, []),
      databaseVersion,
    }));
    const [before, after] = catalogs;
    if (before === undefined || after === undefined) throw new Error('there are two');
    expect(changesOf(before, after)).toEqual(['docs database-version-changed DATABASE']);
  });
});
