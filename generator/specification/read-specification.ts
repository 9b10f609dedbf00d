import type { SourceNotes } from '../model/source-notes.js';
import { selectTokens } from './conditional/select-tokens.js';
import type { Draft } from './declarations/draft.js';
import { annotationsOf, sourceNotes } from './declarations/notes.js';
import { PackageScope } from './declarations/package-scope.js';
import { readDeclarations } from './declarations/read-declarations.js';
import { Lexer } from './lexer/lexer.js';
import type { Token } from './lexer/token.js';
import { readHeading } from './read-heading.js';
import { separateComments } from './source-text.js';
import type { Specification } from './specification.js';

/** A source that says nothing. */
export interface UnreadableSource {
  /** Completes "the source …". */
  readonly reason: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads the source of a package specification, as ALL_SOURCE has it (from the word PACKAGE on) or as a script has it (from CREATE on). Never throws: a declaration that is not
 * understood is left out and named in `gaps`. See `assignComments` for which comments belong to what, and `readAnnotations` for what they say.
 * @param version of the database, which decides conditional compilation: `19.24.0.0.0`
 */
export function readSpecification(source: string, version: string | null = null): Specification | UnreadableSource {
  const lexer = new Lexer(source);
  const all: Token[] = [];
  const ahead: Token[] = [];
  let token = lexer.next();
  // The text of a wrapped source is no PL/SQL.
  for (; token !== undefined; token = lexer.next()) {
    all.push(token);
    if (ahead.length < LONGEST_HEADING && token.kind !== 'comment') {
      ahead.push(token);
      if (token.kind === 'word' && token.value === 'WRAPPED' && readHeading(ahead).isWrapped)
        return { reason: 'is wrapped', line: token.line };
    }
  }
  const { unterminated } = lexer;
  if (unterminated !== undefined)
    return { reason: `has a ${unterminated.what} that does not end`, line: unterminated.line };
  const { tokens, endlessLine } = selectTokens(all, version);
  if (endlessLine !== undefined) return { reason: 'has a $IF that does not end', line: endlessLine };
  const text = separateComments(source, tokens);
  const heading = readHeading(text.tokens);
  const { name } = heading;
  if (name === undefined || heading.body === undefined)
    return { reason: 'is not a package specification', line: text.tokens[0]?.line ?? 1 };
  let notes: SourceNotes = {};
  const draft: Draft = {
    from: 0,
    to: heading.body,
    parts: [],
    finish(comments) {
      notes = sourceNotes(name, source, annotationsOf(comments, { name: name.value, kind: 'package' }));
    },
  };
  const { collected, gaps } = readDeclarations(text, draft, new PackageScope(source, heading.path));
  const deprecated = notes.deprecated || collected.packageDeprecated;
  return {
    notes: deprecated === undefined ? notes : { ...notes, deprecated },
    subprograms: collected.subprograms.items,
    types: collected.types.items,
    subtypes: collected.subtypes.items,
    constants: collected.constants.items,
    exceptions: collected.exceptions.items,
    cursors: collected.cursors.items,
    gaps,
  };
}

/** CREATE OR REPLACE EDITIONABLE PACKAGE IF NOT EXISTS owner.name WRAPPED */
const LONGEST_HEADING = 12;
