import type { SourceNotes, ValueNotes } from '../../model/source-notes.js';
import {
  type Annotations,
  merged,
  NO_ANNOTATIONS,
  readAnnotations,
  type ValueAnnotations,
} from '../comments/annotations.js';
import type { CommentBlock } from '../comments/comment-block.js';
import { type Declared, documentation } from '../comments/documentation.js';
import { valueText } from '../comments/value-text.js';
import type { Token } from '../lexer/token.js';
import type { DeclaredType, SubprogramDeclaration } from '../specification.js';

export function sourceNotes(name: Token, source: string, { comment, deprecated, hidden }: Annotations): SourceNotes {
  return {
    ...spellingOf(name, source),
    ...(comment === '' ? {} : { comment }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(hidden ? { hidden } : {}),
  };
}

export function subprogramNotes(
  name: Token,
  source: string,
  annotations: Annotations,
  own: ValueAnnotations | undefined,
  type: DeclaredType | null,
): SubprogramDeclaration['notes'] {
  const { throws } = annotations;
  const returns = own === undefined ? annotations.returns : merged(annotations.returns, own);
  return {
    ...sourceNotes(name, source, annotations),
    ...(type === null ? {} : { returns: aboutValue(returns, type) }),
    ...(throws.length === 0 ? {} : { throws }),
    ...(type === null || returns.cursor === undefined ? {} : { cursor: returns.cursor }),
  };
}

/** About a parameter or field: what its own comments say, and what those of the whole say about it. */
export function valueNotes(
  name: Token,
  source: string,
  type: DeclaredType,
  defaultText: string | undefined,
  own: Annotations,
  others: ValueAnnotations | undefined,
): ValueNotes {
  const value = ownValue(own);
  const about = others === undefined ? value : merged(others, value);
  return {
    ...sourceNotes(name, source, { ...own, comment: '' }),
    ...aboutValue(about, type),
    ...(about.hidden ? { hidden: true } : {}),
    ...(defaultText === undefined ? {} : { defaultText }),
    ...(about.cursor === undefined ? {} : { cursor: about.cursor }),
  };
}

/** What the comments of a parameter, field or result itself say. */
export function ownValue({ comment, returns }: Annotations): ValueAnnotations {
  if (comment === '') return returns;
  const value = valueText(comment);
  return {
    // A parameter that is commented out.
    comment: value.comment.startsWith(',') ? '' : value.comment,
    notNull: value.notNull || returns.notNull,
    hidden: value.hidden,
    cursor: value.cursor ?? returns.cursor,
  };
}

function aboutValue({ comment, notNull }: ValueAnnotations, type: DeclaredType): ValueNotes {
  return {
    ...(comment === '' ? {} : { comment }),
    ...(notNull || type.notNull ? { notNull: true } : {}),
    declaredType: type.text,
    ...(type.range === null ? {} : { range: type.range }),
  };
}

function spellingOf({ kind, value, start, end }: Token, source: string): { readonly spelling?: string } {
  const spelling = source.slice(start, end);
  return kind === 'quoted name' || spelling === value ? {} : { spelling };
}

/** @param names of the parameters or fields */
export function annotationsOf(
  blocks: { readonly above: readonly CommentBlock[]; readonly others: readonly CommentBlock[] },
  declared: Declared,
  names: readonly string[] = [],
): Annotations {
  if (blocks.above.length === 0 && blocks.others.length === 0) return NO_ANNOTATIONS;
  return readAnnotations(documentation(blocks, declared), names);
}
