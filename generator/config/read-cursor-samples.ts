import { byPath } from './by-path.js';
import type { CursorSample } from './config.js';
import type { SampleArgument } from './cursors-config.js';
import type { ReadCursorSamples } from './cursors-schema.js';
import { parseSqlName } from './sql-name.js';

/** Completes what the configuration says about sample calls, and complains about what is no name. */
export function readCursorSamples(
  read: ReadCursorSamples | undefined,
  complaints: string[],
): ReadonlyMap<string, CursorSample> {
  const given = byPath(read ?? {}, 'cursorSamples', 'ERP.ORDERS_API.LIST_ORDERS', [2, 3], complaints);
  return new Map(
    [...given].map(([path, { user, args = {} }]) => {
      const where = `cursorSamples.${path}`;
      const name = user === undefined ? null : parseSqlName(user);
      if (name === undefined) complaints.push(`${where}.user: "${user}" is not a user's name`);
      return [path, { user: name ?? null, args: readArguments(args, `${where}.args`, complaints) }];
    }),
  );
}

function readArguments(
  args: Readonly<Record<string, SampleArgument>>,
  where: string,
  complaints: string[],
): ReadonlyMap<string, SampleArgument> {
  const read = new Map<string, SampleArgument>();
  for (const [spelling, value] of Object.entries(args)) {
    const name = parseSqlName(spelling);
    if (name === undefined) complaints.push(`${where}: "${spelling}" is not a parameter's name`);
    else if (read.has(name)) complaints.push(`${where}: ${name} is there twice`);
    else read.set(name, value);
  }
  return read;
}
