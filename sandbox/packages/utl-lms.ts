import { VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import { text } from './argument-values.js';
import { definePackage, input, nativeFunction, optional } from './native-package.js';

/** Of any number of arguments, those that a call may give. */
const MAX_ARGUMENTS = 50;
const ARGUMENTS = Array.from({ length: MAX_ARGUMENTS }, (_, index) =>
  optional(index === 0 ? 'ARGS' : `ARGS${index + 1}`, VARCHAR2, null),
);

/** Messages. Source: PL/SQL Packages and Types Reference, UTL_LMS. */
export const UTL_LMS = definePackage('UTL_LMS', [
  nativeFunction(
    'FORMAT_MESSAGE',
    [input('FORMAT', VARCHAR2), ...ARGUMENTS],
    VARCHAR2,
    ([format, ...values]) => formatted(text(format) ?? '', values.map(text)) || null,
  ),
]);

/** `%s` and `%d` are the next argument, `%%` is a per cent sign. */
function formatted(format: string, values: readonly (string | null)[]): string {
  let next = 0;
  return format.replaceAll(/%(.?)/gs, (directive, letter: string) => {
    if (letter === '%') return '%';
    if (letter !== 's' && letter !== 'd') throw new NotSupportedError(`${directive} in UTL_LMS.FORMAT_MESSAGE`);
    next += 1;
    return values[next - 1] ?? '';
  });
}
