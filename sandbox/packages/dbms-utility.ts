import { NUMBER, VARCHAR2 } from '../values/data-type.js';
import { definePackage, nativeFunction } from './native-package.js';

export const DBMS_UTILITY = definePackage('DBMS_UTILITY', [
  nativeFunction('FORMAT_ERROR_STACK', [], VARCHAR2, (_values, context) => context.currentError()?.stack ?? null),
  nativeFunction(
    'FORMAT_ERROR_BACKTRACE',
    [],
    VARCHAR2,
    (_values, context) => context.currentError()?.backtrace ?? null,
  ),
  nativeFunction('FORMAT_CALL_STACK', [], VARCHAR2, (_values, context) => callStackText(context.callStack())),
  /** Hundredths of a second since some point in time, within 32 bits. */
  nativeFunction('GET_TIME', [], NUMBER, (_values, { sql }) => Math.trunc(sql.now().getTime() / 10) % 2 ** 31),
]);

function callStackText(calls: readonly { readonly unitName: string | undefined; readonly line: number }[]): string {
  const lines = calls.map(
    ({ unitName, line }) => `${'0x0'.padStart(10)}  ${String(line).padStart(8)}  ${unitName ?? 'anonymous block'}`,
  );
  return ['----- PL/SQL Call Stack -----', '  object      line  object', '  handle    number  name', ...lines, ''].join(
    '\n',
  );
}
