import { NUMBER } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { toApproximateNumber } from './approximate-number.js';
import { input, type NativeSubprogram } from './native-package.js';

const MAX_SECONDS = 3600;

/** Waits without occupying the event loop; a break ends it early, because the task then gets the break thrown into it. */
export function sleepSubprogram(name: string, parameterName: string): NativeSubprogram {
  return {
    name,
    parameters: [input(parameterName, NUMBER)],
    returns: undefined,
    *run([seconds]) {
      const milliseconds = duration(seconds ?? null) * 1000;
      let timer: NodeJS.Timeout | undefined;
      const settled = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      try {
        yield { kind: 'until', settled };
      } finally {
        clearTimeout(timer);
      }
      return { result: null, out: [] };
    },
  };
}

function duration(value: Value): number {
  const seconds = value === null ? Number.NaN : toApproximateNumber(value);
  if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
    throw new OracleError(38148, 'invalid time limit specified');
  }
  return seconds;
}
