/** What the program's or a command's `--help` says that there is. */
export interface Help {
  /** `gen-oracle-client diff <before> [after]` */
  readonly usage: string;
  /** Empty for a command's. */
  readonly commands: readonly string[];
  /** With their dashes, as `--yes` and `-y`. */
  readonly flags: readonly string[];
  /** As they would be typed. */
  readonly examples: readonly string[];
}

/** Reads a help text whose lines are not wrapped, so that there is no other list of commands and flags to keep. */
export function readHelp(text: string): Help {
  const part = (title: string) => {
    const [, after = ''] = text.split(`\n${title}:\n`);
    return after.split('\n\n', 1).flatMap((lines) => lines.split('\n'));
  };
  const [usage = ''] = text.split('\n', 1);
  const columns = (line: string) => line.trim().split(/ {2,}/)[0] ?? '';
  const word = (line: string) => columns(line).split(' ')[1];
  return {
    usage,
    commands: part('Commands').flatMap((line) => word(line) ?? []),
    flags: part('Options').flatMap((line) =>
      columns(line)
        .split(', ')
        .filter((flag) => flag.startsWith('-')),
    ),
    examples: part('Examples').flatMap((line) => columns(line) || []),
  };
}
