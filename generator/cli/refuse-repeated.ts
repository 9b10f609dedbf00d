import { UsageError } from '../errors/generator-error.js';

/**
 * A flag with one value must not be given several times: yargs would make a list of them.
 * @param options what yargs knows of the flags: those that take lists are under `array`
 * @throws UsageError
 */
export function refuseRepeated(flags: object, options: unknown): true {
  const lists = listsOf(options);
  for (const [key, value] of Object.entries(flags)) {
    if (!Array.isArray(value) || key === '_' || key === '--') continue;
    // Each is there in camel case, too.
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!lists.includes(name)) throw new UsageError(`--${name} takes one value, but is given ${value.length} times.`);
  }
  return true;
}

function listsOf(options: unknown): readonly unknown[] {
  if (typeof options !== 'object' || options === null || !('array' in options)) return [];
  return Array.isArray(options.array) ? options.array : [];
}
