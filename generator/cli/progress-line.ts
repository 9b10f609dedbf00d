import type { Progress } from '../catalog/progress.js';

/** Shows people what is going on. */
export interface ProgressLine {
  readonly report: Progress;
  /** Makes room for something that is to stay. */
  clear(): void;
}

/** What of a stream counts here. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line on standard error that changes, on a terminal; elsewhere lines, and only when they are asked for. */
export function progressLine(verbose: boolean, stderr: Terminal = process.stderr): ProgressLine {
  if (stderr.isTTY !== true || process.env['TERM'] === 'dumb')
    return { report: verbose ? (doing) => console.error(doing) : () => undefined, clear: () => undefined };
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001B[2K');
    shown = false;
  };
  const report: Progress = (doing) => {
    clear();
    // A pseudo-terminal that nobody gave a size says 0.
    stderr.write([...doing].slice(0, (stderr.columns || 80) - 1).join(''));
    shown = true;
  };
  return { report, clear };
}
