import { describe, expect, it } from 'vitest';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import type { DeclaredException } from '../../../../generator/model/catalog.js';
import type { RaisedNote } from '../../../../generator/model/source-notes.js';
import { constant, exception, noted, scalar, withSource } from '../emit/source-cases.js';
import { catalogOf, number, plsqlPackage, procedure } from '../support/catalog.js';
import { planCatalog } from '../support/emit.js';

function planned(exceptions: readonly DeclaredException[], throws: readonly RaisedNote[] = [], naming?: NamingConfig) {
  const one = withSource(plsqlPackage('P', noted(procedure('RUN', { 'P_ID IN': number(9) }), { throws })), {
    exceptions,
  });
  const plan = planCatalog(catalogOf({ ERP: [one] }, []), naming);
  const [module] = plan.schemas.flatMap(({ packages }) => packages);
  return { classes: module?.exceptions ?? [], thrown: module?.routines[0]?.thrown ?? [] };
}

const classOf = (name: string) => planned([exception(name, -20001)]).classes[0]?.className;

describe('the class of an exception', () => {
  it.each([
    ['CREDIT_EXCEEDED', 'CreditExceededError'],
    ['INVALID_ORDER_ERROR', 'InvalidOrderError'],
    ['INVALID_ORDER_EXCEPTION', 'InvalidOrderError'],
    ['E_NOT_FOUND', 'NotFoundError'],
    ['EX_LOCKED', 'LockedError'],
    ['ERR_1', 'Err_1Error'],
    ['E', 'EError'],
    ['ERROR', 'Error_'],
    ['EXC_ERROR', 'ExcError'],
    ['RANGE_ERROR', 'RangeError_'],
    ['CREDIT$EXCEEDED', 'Credit$ExceededError'],
    ['APPLICATION_ERROR', 'ApplicationError_'],
  ])('%s is %s', (name, className) => {
    expect(classOf(name)).toBe(className);
  });

  it.each<[string, number | null, number | undefined]>([
    ['an application error', -20001, 20001],
    ['an error of the database', -54, 54],
    ['NO_DATA_FOUND', 100, 1403],
    ['none without a number', null, undefined],
    ['none for what all exceptions without a number have', 1, undefined],
    ['none for success', 0, undefined],
  ])('is for %s', (_, code, seen) => {
    expect(planned([exception('X', code)]).classes[0]?.code).toBe(seen);
  });

  it('keeps the whole name where two would be the same', () => {
    const { classes } = planned([exception('E_GONE', -20001), exception('GONE', -20002)]);
    expect(classes.map(({ className }) => className)).toEqual(['EGoneError', 'GoneError']);
  });

  it('may be called as configured, but not like something else', () => {
    const naming = (name: string) => ({ overrides: { 'erp.p.gone': name } });
    expect(planned([exception('GONE', -20001)], [], naming('Vanished')).classes[0]?.className).toBe('Vanished');
    for (const taken of ['RunArguments', 'P', 'CallDescriptor'])
      expect(() => planned([exception('GONE', -20001)], [], naming(taken))).toThrow(ConfigError);
  });
});

describe('@throws', () => {
  const exceptions = [exception('CREDIT_EXCEEDED', -20001), exception('LATE', -20001), exception('NUMBERLESS', null)];
  it.each([
    ['credit_exceeded', true],
    ['LATE', true],
    ['p.credit_exceeded', true],
    ['erp.p.late', true],
    ['-20001', true],
    ['20001', true],
    ['ORA-20001', true],
    ['other.credit_exceeded', false],
    ['numberless', false],
    ['NO_DATA_FOUND', false],
    ['ORA-20002', false],
    ['"', false],
    ['', false],
  ])('%s', (name, isOurs) => {
    const { thrown } = planned(exceptions, [{ name, comment: 'x' }]);
    expect(thrown).toMatchObject([{ name, comment: 'x' }]);
    expect(thrown[0]?.exception?.className).toBe(isOurs ? 'CreditExceededError' : undefined);
  });
});

describe('a package without routines', () => {
  it('has its constants in a module of their own, and no classes, which is said', () => {
    const plan = planCatalog(
      catalogOf(
        {
          ERP: [
            withSource(plsqlPackage('LIMITS', noted(procedure('SWEEP'), { hidden: true })), {
              constants: [constant('MAX_LINES', scalar.plsInteger, 50)],
              exceptions: [exception('GONE', -20001)],
            }),
            withSource(plsqlPackage('SECRET', procedure('RUN')), { notes: { hidden: true } }),
          ],
        },
        [],
      ),
    );
    expect(plan.schemas[0]?.packages).toEqual([]);
    expect(plan.typeModules).toMatchObject([{ path: 'erp/limits.ts', constants: [{ key: 'maxLines', value: 50 }] }]);
    expect(plan.omissions).toEqual([]);
    expect(plan.warnings).toMatchObject([{ what: 'ERP.LIMITS', parameter: null }]);
  });

  it('must not call two constants alike', () => {
    const one = withSource(plsqlPackage('P'), {
      constants: [constant('A', scalar.plsInteger, 1), constant('B', scalar.plsInteger, 2)],
    });
    const naming = { overrides: { 'erp.p.a': 'same', 'erp.p.b': 'same' } };
    expect(() => planCatalog(catalogOf({ ERP: [one] }, []), naming)).toThrow(ConfigError);
  });
});
