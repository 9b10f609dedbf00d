import type { Token } from '../../syntax/lexer/token.js';
import type { FlagValue } from '../../values/compiler-flags.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { CompilationSettings } from './compilation-settings.js';
import { evaluateCondition } from './static-condition.js';

/** An error that the source's own directives make. */
export interface DirectiveFault {
  /** `PLS-00179: $ERROR: …` */
  readonly text: string;
  readonly position: number;
}

/** What the compiler is left with. */
export interface SelectedTokens {
  /** Up to the fault, if there is one. */
  readonly tokens: readonly Token[];
  readonly fault: DirectiveFault | undefined;
}

/** Inquiry directives that the compiler itself answers. */
const PREDEFINED: ReadonlySet<string> = new Set(['PLSQL_LINE', 'PLSQL_UNIT', 'PLSQL_UNIT_OWNER']);

/** Those of compilation parameters and of the kind of a unit, which the sandbox does not have. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'NLS_LENGTH_SEMANTICS',
  'PERMIT_92_WRAP_FORMAT',
  'PLSCOPE_SETTINGS',
  'PLSQL_CCFLAGS',
  'PLSQL_CODE_TYPE',
  'PLSQL_DEBUG',
  'PLSQL_OPTIMIZE_LEVEL',
  'PLSQL_UNIT_TYPE',
  'PLSQL_WARNINGS',
]);

interface Branches {
  readonly position: number;
  /** Whether what stands around is compiled. */
  readonly outer: boolean;
  /** Whether one of the branches has been chosen. */
  chosen: boolean;
  /** Whether the present one is it. */
  selected: boolean;
  hasElse: boolean;
}

/**
 * Conditional compilation: takes out directives and what they deselect, and puts values in the place of `$$` inquiries.
 * Source: PL/SQL Language Reference, "Conditional Compilation".
 * @throws NotSupportedError for directives that the sandbox cannot evaluate, or that do not nest
 */
export function selectTokens(all: readonly Token[], settings: CompilationSettings): SelectedTokens {
  if (!all.some(({ kind }) => kind === 'directive' || kind === 'inquiry')) return { tokens: all, fault: undefined };
  const tokens: Token[] = [];
  const open: Branches[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (token === undefined) break;
    const innermost = open.at(-1);
    const compiled = innermost?.selected ?? true;
    if (token.kind !== 'directive') {
      if (compiled || token.kind === 'end') tokens.push(...answered(token, settings));
      continue;
    }
    switch (token.symbol) {
      case '$IF':
      case '$ELSIF': {
        const branches = token.symbol === '$IF' ? begin(token, compiled, open) : elsif(token, innermost);
        const then = indexOf(all, '$THEN', at);
        const asked = branches.outer && !branches.chosen;
        const holds = asked && conditionOf(all.slice(at + 1, then), settings);
        if (holds === undefined)
          return faulty(tokens, all, 'PLS-00174: a static boolean expression must be used', token.position);
        branches.selected = holds === true;
        branches.chosen ||= branches.selected;
        at = then;
        break;
      }
      case '$ELSE':
        if (innermost === undefined || innermost.hasElse) throw misplaced(token);
        innermost.hasElse = true;
        innermost.selected = innermost.outer && !innermost.chosen;
        break;
      case '$END':
        if (innermost === undefined) throw misplaced(token);
        open.pop();
        break;
      case '$ERROR': {
        const end = indexOf(all, '$END', at);
        if (compiled)
          return faulty(
            tokens,
            all,
            `PLS-00179: $ERROR: ${messageOf(all.slice(at + 1, end), settings)}`,
            token.position,
          );
        at = end;
        break;
      }
      case '$THEN':
        throw misplaced(token);
      default:
        return faulty(tokens, all, `PLS-00181: unsupported preprocessor directive '${token.symbol}'`, token.position);
    }
  }
  const [endless] = open;
  if (endless !== undefined) throw new NotSupportedError('$IF without $END', endless.position);
  return { tokens, fault: undefined };
}

function begin({ position }: Token, outer: boolean, open: Branches[]): Branches {
  const branches = { position, outer, chosen: false, selected: false, hasElse: false };
  open.push(branches);
  return branches;
}

function elsif(token: Token, innermost: Branches | undefined): Branches {
  if (innermost === undefined || innermost.hasElse) throw misplaced(token);
  return innermost;
}

/** NULL chooses nothing. */
function conditionOf(tokens: readonly Token[], settings: CompilationSettings): boolean | undefined {
  const value = evaluateCondition(
    tokens.flatMap((token) => answered(token, settings)),
    settings,
  );
  return value === null ? false : value;
}

/** An inquiry directive as the literal that it stands for; a name that nobody has set is NULL. */
function answered(token: Token, { flags }: CompilationSettings): readonly Token[] {
  if (token.kind !== 'inquiry') return [token];
  const value = flags.get(token.value);
  if (value !== undefined) return literal(token, value);
  if (PREDEFINED.has(token.value)) return [token];
  if (UNSUPPORTED.has(token.value)) throw new NotSupportedError(`$$${token.value}`, token.position);
  return literal(token, null);
}

function literal(token: Token, value: FlagValue): readonly Token[] {
  if (typeof value === 'number') {
    const digits: Token = { ...token, kind: 'number', symbol: '', value: String(Math.abs(value)) };
    return value < 0 ? [{ ...token, kind: 'operator', symbol: '-', value: '-' }, digits] : [digits];
  }
  const word = value === null ? 'NULL' : value ? 'TRUE' : 'FALSE';
  return [{ ...token, kind: 'word', symbol: word, value: word }];
}

/** Literals, with `||` between them. */
function messageOf(tokens: readonly Token[], settings: CompilationSettings): string {
  const parts = tokens.flatMap((token) => answered(token, settings));
  for (const [index, { kind, symbol, position }] of parts.entries()) {
    const fits = index % 2 === 0 ? kind === 'string' || kind === 'number' : symbol === '||';
    if (!fits) throw new NotSupportedError('texts of $ERROR other than literals and ||', position);
  }
  return parts.flatMap(({ symbol, value }) => (symbol === '||' ? [] : [value])).join('');
}

function indexOf(all: readonly Token[], directive: '$THEN' | '$END', from: number): number {
  for (let at = from + 1; at < all.length; at += 1) if (all[at]?.symbol === directive) return at;
  const token = all[from];
  throw new NotSupportedError(`${token?.value ?? ''} without ${directive}`, token?.position);
}

function misplaced({ symbol, position }: Token): NotSupportedError {
  return new NotSupportedError(`${symbol} at this place`, position);
}

function faulty(tokens: Token[], all: readonly Token[], text: string, position: number): SelectedTokens {
  return { tokens: [...tokens, ...all.slice(-1)], fault: { text, position } };
}
