/** A regular expression as it was written. Source: SQL Language Reference, "Oracle Regular Expression Support". */
export type Pattern =
  | { readonly kind: 'character'; readonly character: string }
  /** `.` */
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  /** `^`, `$`, `\A`, `\Z`, `\z` */
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'group'; readonly number: number; readonly body: Pattern }
  | { readonly kind: 'back_reference'; readonly number: number }
  | {
      readonly kind: 'repeat';
      readonly body: Pattern;
      readonly minimum: number;
      readonly maximum: number;
      readonly greedy: boolean;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'alternatives'; readonly choices: readonly Pattern[] };

export type Anchor = '^' | '$' | 'A' | 'Z' | 'z';

/** What one character may be. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly members: readonly SetMember[];
}

export type SetMember =
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'class'; readonly name: ClassName };

export type ClassName = keyof typeof CHARACTER_CLASSES;

/** The classes of POSIX, over Unicode: characters with accents are letters. */
export const CHARACTER_CLASSES = {
  alnum: /^[\p{L}\p{Nd}]$/u,
  alpha: /^\p{L}$/u,
  blank: /^[\p{Zs}\t]$/u,
  cntrl: /^\p{Cc}$/u,
  digit: /^\p{Nd}$/u,
  graph: /^[^\p{Z}\p{C}]$/u,
  lower: /^\p{Ll}$/u,
  print: /^[^\p{Zl}\p{Zp}\p{C}]$/u,
  punct: /^[\p{P}$+<=>^`|~]$/u,
  space: /^[\p{Z}\t\n\v\f\r]$/u,
  upper: /^\p{Lu}$/u,
  xdigit: /^[0-9A-Fa-f]$/,
} as const;

export function isClassName(name: string): name is ClassName {
  return name in CHARACTER_CLASSES;
}

/** The match parameter: `i`, `n`, `m`, `x`. */
export interface MatchParameters {
  readonly ignoresCase: boolean;
  readonly dotMatchesNewline: boolean;
  readonly multiline: boolean;
  readonly ignoresWhitespace: boolean;
}
