import { NotSupportedError, OracleError } from '../../oracle-error.js';
import { parseFilter } from './parse-filter.js';
import {
  type ElementPosition,
  type ElementRange,
  ITEM_METHODS,
  type ItemMethod,
  type JsonPath,
  type PathStep,
} from './path.js';
import { PathReader, PathSyntaxFault } from './path-reader.js';

/**
 * Parses a path expression. Oracle's own mode is lax, `lax` may be written.
 * @throws OracleError 40442 for what is no path; NotSupportedError for `strict`, and for item methods that the sandbox lacks
 */
export function parsePath(text: string, position?: number): JsonPath {
  const reader = new PathReader(text);
  try {
    if (reader.acceptWord('strict')) throw new NotSupportedError('strict mode of SQL/JSON paths', position);
    reader.acceptWord('lax');
    reader.expect('$');
    const rest = parseSteps(reader, position);
    if (!reader.isAtEnd) reader.fail();
    return { text, ...rest };
  } catch (error) {
    if (!(error instanceof PathSyntaxFault)) throw error;
    throw new OracleError(
      40442,
      `JSON path expression syntax error ('${text}')\nJZN-00209: Unexpected characters in path at position ${error.at + 1}`,
      position === undefined ? {} : { position },
    );
  }
}

/** What follows `$` or `@`. */
function parseSteps(reader: PathReader, position: number | undefined): Omit<JsonPath, 'text'> {
  const steps: PathStep[] = [];
  for (;;) {
    if (reader.accept('..')) steps.push({ kind: 'descendant', name: memberName(reader) });
    else if (reader.accept('.')) {
      if (reader.accept('*')) {
        steps.push({ kind: 'all_members' });
        continue;
      }
      const quoted = reader.string();
      const name = quoted ?? reader.name() ?? reader.fail();
      if (quoted === undefined && reader.accept('(')) {
        reader.expect(')');
        return { steps, method: methodNamed(name, position) };
      }
      steps.push({ kind: 'member', name });
    } else if (reader.accept('[')) steps.push(parseElements(reader));
    else if (reader.accept('?')) {
      reader.expect('(');
      steps.push({ kind: 'filter', condition: parseFilter(reader, position, () => parseSteps(reader, position)) });
      reader.expect(')');
    } else return { steps, method: undefined };
  }
}

function memberName(reader: PathReader): string {
  return reader.string() ?? reader.name() ?? reader.fail();
}

function methodNamed(name: string, position: number | undefined): ItemMethod {
  const found = ITEM_METHODS.find((method) => method === name);
  if (found === undefined) throw new NotSupportedError(`the item method ${name}() of SQL/JSON paths`, position);
  return found;
}

function parseElements(reader: PathReader): PathStep {
  if (reader.accept('*')) {
    reader.expect(']');
    return { kind: 'all_elements' };
  }
  const ranges: ElementRange[] = [];
  do {
    const from = parsePosition(reader);
    ranges.push({ from, to: reader.acceptWord('to') ? parsePosition(reader) : from });
  } while (reader.accept(','));
  reader.expect(']');
  return { kind: 'elements', ranges };
}

function parsePosition(reader: PathReader): ElementPosition {
  if (!reader.acceptWord('last')) return { fromLast: false, offset: reader.digits() ?? reader.fail() };
  return { fromLast: true, offset: reader.accept('-') ? (reader.digits() ?? reader.fail()) : 0 };
}
