import { compareValues } from '../../values/compare.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { parsePattern } from './parse-pattern.js';
import { type Anchor, CHARACTER_CLASSES, type CharacterSet, type MatchParameters, type Pattern } from './pattern.js';

/** One step of matching. Steps follow each other unless they say where to go on. */
export type Instruction =
  /** One character. */
  | { readonly kind: 'take'; readonly test: (character: string) => boolean }
  /** Goes on at `first`, and where that fails at `second`. */
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  /** Notes the place: where a group begins or ends, or a round of a repetition begins. */
  | { readonly kind: 'save'; readonly slot: number }
  /** Fails if a round of a repetition has taken nothing. */
  | { readonly kind: 'progress'; readonly slot: number }
  | { readonly kind: 'anchor'; readonly test: (text: readonly string[], at: number) => boolean }
  | { readonly kind: 'back_reference'; readonly number: number }
  | { readonly kind: 'match' };

/** A pattern, ready to be matched. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
  readonly slots: number;
  readonly hasBackReferences: boolean;
  /** Without nongreedy repetitions, POSIX wants the longest match. */
  readonly isGreedy: boolean;
  /** `^` or `\A` may be in it. */
  readonly asksForStart: boolean;
  readonly sameCharacter: (left: string | undefined, right: string | undefined) => boolean;
}

/** Repetitions are written out: more than that would be too much. */
const MAX_INSTRUCTIONS = 20_000;

/** @throws OracleError as `parsePattern` */
export function compilePattern(text: string, parameters: MatchParameters): Program {
  const { pattern, groups } = parsePattern(text, parameters.ignoresWhitespace);
  const writer = new ProgramWriter(parameters, groups);
  writer.write(pattern);
  return writer.finish();
}

class ProgramWriter {
  readonly #parameters: MatchParameters;
  readonly #groups: number;
  readonly #instructions: Instruction[] = [];
  #slots: number;
  #hasBackReferences = false;
  #isGreedy = true;
  #asksForStart = false;

  constructor(parameters: MatchParameters, groups: number) {
    this.#parameters = parameters;
    this.#groups = groups;
    this.#slots = 2 * (groups + 1);
  }

  finish(): Program {
    this.#add({ kind: 'match' });
    const { ignoresCase } = this.#parameters;
    return {
      instructions: this.#instructions,
      groups: this.#groups,
      slots: this.#slots,
      hasBackReferences: this.#hasBackReferences,
      isGreedy: this.#isGreedy,
      asksForStart: this.#asksForStart,
      sameCharacter: (left, right) =>
        left === right || (ignoresCase && left !== undefined && right !== undefined && fold(left) === fold(right)),
    };
  }

  write(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'character':
        this.#add({ kind: 'take', test: this.#characterTest(pattern.character) });
        break;
      case 'any': {
        const { dotMatchesNewline } = this.#parameters;
        this.#add({ kind: 'take', test: (character) => dotMatchesNewline || character !== '\n' });
        break;
      }
      case 'set':
        this.#add({ kind: 'take', test: setTest(pattern.set, this.#parameters.ignoresCase) });
        break;
      case 'anchor':
        this.#asksForStart ||= pattern.anchor === 'A' || (pattern.anchor === '^' && !this.#parameters.multiline);
        this.#add({ kind: 'anchor', test: anchorTest(pattern.anchor, this.#parameters.multiline) });
        break;
      case 'group':
        this.#add({ kind: 'save', slot: 2 * pattern.number });
        this.write(pattern.body);
        this.#add({ kind: 'save', slot: 2 * pattern.number + 1 });
        break;
      case 'back_reference':
        this.#hasBackReferences = true;
        this.#add({ kind: 'back_reference', number: pattern.number });
        break;
      case 'repeat':
        this.#isGreedy &&= pattern.greedy;
        this.#repeat(pattern);
        break;
      case 'sequence':
        for (const part of pattern.parts) this.write(part);
        break;
      case 'alternatives':
        this.#alternatives(pattern.choices);
        break;
    }
  }

  #repeat(repeat: Extract<Pattern, { readonly kind: 'repeat' }>): void {
    const { body, minimum, maximum, greedy } = repeat;
    if (minimum < maximum && mayBeEmpty(body) && hasNongreedy(body)) {
      throw new NotSupportedError('a nongreedy repetition within one of what may be empty in a regular expression');
    }
    for (let round = 0; round < minimum; round += 1) this.write(body);
    if (maximum === Number.POSITIVE_INFINITY) {
      this.#loop(body, greedy);
      return;
    }
    const splits: number[] = [];
    for (let round = minimum; round < maximum; round += 1) {
      splits.push(this.#reserve());
      this.write(body);
    }
    for (const split of splits) this.#split(split, split + 1, this.#instructions.length, greedy);
  }

  #loop(body: Pattern, greedy: boolean): void {
    const split = this.#reserve();
    const slot = this.#slots;
    this.#slots += 1;
    this.#add({ kind: 'save', slot });
    this.write(body);
    this.#add({ kind: 'progress', slot });
    this.#add({ kind: 'jump', to: split });
    this.#split(split, split + 1, this.#instructions.length, greedy);
  }

  #alternatives(choices: readonly Pattern[]): void {
    const jumps: number[] = [];
    for (const [index, choice] of choices.entries()) {
      if (index === choices.length - 1) {
        this.write(choice);
        break;
      }
      const split = this.#reserve();
      this.write(choice);
      jumps.push(this.#reserve());
      this.#split(split, split + 1, this.#instructions.length, true);
    }
    for (const jump of jumps) this.#instructions[jump] = { kind: 'jump', to: this.#instructions.length };
  }

  /** A repetition that wants little tries to go on first. */
  #split(place: number, body: number, rest: number, greedy: boolean): void {
    this.#instructions[place] = greedy
      ? { kind: 'split', first: body, second: rest }
      : { kind: 'split', first: rest, second: body };
  }

  #reserve(): number {
    this.#add({ kind: 'match' });
    return this.#instructions.length - 1;
  }

  #add(instruction: Instruction): void {
    if (this.#instructions.length >= MAX_INSTRUCTIONS) {
      throw new NotSupportedError('a regular expression with so many repetitions');
    }
    this.#instructions.push(instruction);
  }

  #characterTest(character: string): (given: string) => boolean {
    if (!this.#parameters.ignoresCase) return (given) => given === character;
    const folded = fold(character);
    return (given) => fold(given) === folded;
  }
}

function mayBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'character':
    case 'any':
    case 'set':
      return false;
    case 'anchor':
    case 'back_reference':
      return true;
    case 'group':
      return mayBeEmpty(pattern.body);
    case 'repeat':
      return pattern.minimum === 0 || mayBeEmpty(pattern.body);
    case 'sequence':
      return pattern.parts.every(mayBeEmpty);
    case 'alternatives':
      return pattern.choices.some(mayBeEmpty);
  }
}

function hasNongreedy(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'group':
      return hasNongreedy(pattern.body);
    case 'repeat':
      return !pattern.greedy || hasNongreedy(pattern.body);
    case 'sequence':
      return pattern.parts.some(hasNongreedy);
    case 'alternatives':
      return pattern.choices.some(hasNongreedy);
    default:
      return false;
  }
}

function fold(character: string): string {
  return character.toUpperCase().toLowerCase();
}

function setTest({ negated, members }: CharacterSet, ignoresCase: boolean): (character: string) => boolean {
  const has = (character: string) =>
    members.some((member) =>
      member.kind === 'class'
        ? CHARACTER_CLASSES[member.name].test(character)
        : compareValues(character, member.from) >= 0 && compareValues(character, member.to) <= 0,
    );
  if (!ignoresCase) return (character) => has(character) !== negated;
  return (character) => (has(character) || has(character.toLowerCase()) || has(character.toUpperCase())) !== negated;
}

function anchorTest(anchor: Anchor, multiline: boolean): (text: readonly string[], at: number) => boolean {
  switch (anchor) {
    case '^':
      return (text, at) => at === 0 || (multiline && text[at - 1] === '\n');
    case 'A':
      return (_text, at) => at === 0;
    case '$':
      return (text, at) => at === text.length || (multiline && text[at] === '\n');
    case 'z':
      return (text, at) => at === text.length;
    case 'Z':
      return (text, at) => {
        // Oracle's manuals differ on whether it stands before a newline at the end, too.
        if (at === text.length - 1 && text[at] === '\n') {
          throw new NotSupportedError('\\Z in a text that ends with a newline');
        }
        return at === text.length;
      };
  }
}
