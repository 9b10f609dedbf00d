/** A variable that has no value. SQL*Plus would ask for it. */
export class UndefinedVariableError extends Error {
  override readonly name = 'UndefinedVariableError';
  /** As it is written. */
  readonly variable: string;

  constructor(variable: string) {
    super(`the substitution variable ${variable} has no value`);
    this.variable = variable;
  }
}

/**
 * The substitution variables of SQL*Plus: values by names in any case, which stand in a script's lines as `&name`, `&&name` or `&name.`, and the
 * arguments of a script as `&1`, `&2`. They are kept across the files that a script starts.
 */
export class SubstitutionVariables {
  /** SET DEFINE: what stands before a name; undefined where nothing is replaced. */
  character: string | undefined = '&';
  /** SET CONCAT: what may end a name, and goes with it. */
  terminator: string | undefined = '.';
  readonly #values = new Map<string, string>();

  define(name: string, value: string): void {
    this.#values.set(name.toUpperCase(), value);
  }

  undefine(name: string): void {
    this.#values.delete(name.toUpperCase());
  }

  /** @throws UndefinedVariableError */
  expand(line: string): string {
    const { character } = this;
    if (character === undefined || !line.includes(character)) return line;
    let expanded = '';
    let at = 0;
    for (let found = line.indexOf(character); found >= 0; found = line.indexOf(character, at)) {
      let start = found + 1;
      if (line.startsWith(character, start)) start += 1;
      let end = start;
      while (isNameCharacter(line.charAt(end))) end += 1;
      expanded += line.slice(at, found);
      at = end;
      if (end === start) {
        expanded += line.slice(found, end);
        continue;
      }
      const value = this.#values.get(line.slice(start, end).toUpperCase());
      if (value === undefined) throw new UndefinedVariableError(line.slice(found, end));
      expanded += value;
      if (this.terminator !== undefined && line.startsWith(this.terminator, end)) at += 1;
    }
    return expanded + line.slice(at);
  }
}

function isNameCharacter(character: string): boolean {
  return (
    character === '_' ||
    character.toUpperCase() !== character.toLowerCase() ||
    (character !== '' && character >= '0' && character <= '9')
  );
}
