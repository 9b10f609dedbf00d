import { NotSupportedError } from '../../values/oracle-error.js';
import type { Program } from './program.js';

/** Where a match is, and its subexpressions: the ends of those that took part. Offsets count characters. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (MatchedGroup | undefined)[];
}

export interface MatchedGroup {
  readonly start: number;
  readonly end: number;
}

/** Beyond so many steps it is noted where matching has been before, so that it never goes there again. */
const STEPS_WITHOUT_NOTES = 5_000;
/** A match must not hold up the server. */
const MAX_STEPS = 20_000_000;
/** With back references what was tried before may be worth trying again, and time may grow without bounds. */
const MAX_STEPS_WITH_BACK_REFERENCES = 2_000_000;

interface Branch {
  readonly instruction: number;
  readonly at: number;
  /** How many changes of slots there were. */
  readonly changes: number;
}

/**
 * The first match from some place on. Of several that begin there it is the one that trying alternatives and repetitions
 * in their order finds first. By POSIX it would be the longest; where that is another one, it is not known which of them
 * Oracle takes.
 * @param anyWillDo whether it does not matter which of those that begin at one place it is
 * @throws NotSupportedError where first and longest differ, or matching takes too long
 */
export function findMatch(
  program: Program,
  text: readonly string[],
  from: number,
  anyWillDo = false,
): Match | undefined {
  const search = new Search(program, text);
  for (let start = from; start <= text.length; start += 1) {
    const found = search.matchAt(start, anyWillDo || !program.isGreedy);
    if (found !== undefined) return found;
  }
  return undefined;
}

class Search {
  readonly #program: Program;
  readonly #text: readonly string[];
  readonly #slots: (number | undefined)[];
  /** What to put back into the slots when going back. */
  readonly #changes: { readonly slot: number; readonly before: number | undefined }[] = [];
  readonly #branches: Branch[] = [];
  /** By place in the text, the branches that were tried there. */
  readonly #tried = new Map<number, Set<number>>();
  readonly #limit: number;
  #steps = 0;

  constructor(program: Program, text: readonly string[]) {
    this.#program = program;
    this.#text = text;
    this.#slots = new Array(program.slots).fill(undefined);
    this.#limit = program.hasBackReferences ? MAX_STEPS_WITH_BACK_REFERENCES : MAX_STEPS;
  }

  matchAt(start: number, firstWillDo: boolean): Match | undefined {
    let found: Match | undefined;
    this.#branches.push({ instruction: 0, at: start, changes: 0 });
    for (let branch = this.#branches.pop(); branch !== undefined; branch = this.#branches.pop()) {
      this.#goBack(branch.changes);
      const end = this.#follow(branch.instruction, branch.at);
      if (end === undefined) continue;
      if (found !== undefined && end > found.end) {
        throw new NotSupportedError('a regular expression whose first match is not the longest one');
      }
      found ??= this.#result(start, end);
      if (firstWillDo || found.end === this.#text.length) break;
    }
    this.#branches.length = 0;
    this.#goBack(0);
    return found;
  }

  /** Goes as far as it can; the end of a match, or undefined where it fails. */
  #follow(instruction: number, at: number): number | undefined {
    const { instructions } = this.#program;
    let [next, place] = [instruction, at];
    for (;;) {
      this.#steps += 1;
      if (this.#steps > this.#limit)
        throw new NotSupportedError('a regular expression that takes millions of steps to match');
      const step = instructions[next];
      next += 1;
      switch (step?.kind) {
        case 'take': {
          const character = this.#text[place];
          if (character === undefined || !step.test(character)) return undefined;
          place += 1;
          break;
        }
        case 'split':
          if (this.#wasTried(next - 1, place)) return undefined;
          this.#branches.push({ instruction: step.second, at: place, changes: this.#changes.length });
          next = step.first;
          break;
        case 'jump':
          next = step.to;
          break;
        case 'save':
          this.#changes.push({ slot: step.slot, before: this.#slots[step.slot] });
          this.#slots[step.slot] = place;
          break;
        case 'progress':
          if (this.#slots[step.slot] === place) return undefined;
          break;
        case 'anchor':
          if (!step.test(this.#text, place)) return undefined;
          break;
        case 'back_reference': {
          const after = this.#afterReference(step.number, place);
          if (after === undefined) return undefined;
          place = after;
          break;
        }
        default:
          return place;
      }
    }
  }

  #afterReference(number: number, at: number): number | undefined {
    const [start, end] = [this.#slots[2 * number], this.#slots[2 * number + 1]];
    if (start === undefined || end === undefined) return undefined;
    for (let offset = 0; start + offset < end; offset += 1) {
      if (!this.#program.sameCharacter(this.#text[start + offset], this.#text[at + offset])) return undefined;
    }
    return at + end - start;
  }

  #wasTried(instruction: number, at: number): boolean {
    if (this.#program.hasBackReferences || this.#steps < STEPS_WITHOUT_NOTES) return false;
    let tried = this.#tried.get(at);
    if (tried === undefined) {
      tried = new Set();
      this.#tried.set(at, tried);
    }
    if (tried.has(instruction)) return true;
    tried.add(instruction);
    return false;
  }

  #goBack(changes: number): void {
    while (this.#changes.length > changes) {
      const change = this.#changes.pop();
      if (change !== undefined) this.#slots[change.slot] = change.before;
    }
  }

  #result(start: number, end: number): Match {
    const groups = Array.from({ length: this.#program.groups }, (_, index) => {
      const [from, to] = [this.#slots[2 * index + 2], this.#slots[2 * index + 3]];
      return from === undefined || to === undefined ? undefined : { start: from, end: to };
    });
    return { start, end, groups };
  }
}
