import type { SourceNotes, ValueNotes } from '../../../../../generator/model/source-notes.js';
import { readSpecification, type UnreadableSource } from '../../../../../generator/specification/read-specification.js';
import type {
  Specification,
  SubprogramDeclaration,
  TypeDeclaration,
} from '../../../../../generator/specification/specification.js';

/** The declarations between `PACKAGE p IS` and `END`, which must be readable. */
export function specificationOf(declarations: string, version: string | null = null): Specification {
  return readable(readSpecification(`PACKAGE p IS\n\n${declarations}\nEND p;\n`, version));
}

export function readable(result: Specification | UnreadableSource): Specification {
  if ('reason' in result) throw new Error(`The source ${result.reason}, line ${result.line}`);
  return result;
}

/** What the comments of a package say, a line each: `A: text`, `A(P_X): text`, `A(RETURN): text`, `A raises E: text`. Line ends are `/`. */
export function commentsOf(source: string): readonly string[] {
  const read = readable(readSpecification(source));
  return [
    ...said('package', read.notes),
    ...read.subprograms.flatMap(saidOfSubprogram),
    ...read.types.flatMap(saidOfType),
    ...[...read.subtypes, ...read.constants, ...read.exceptions, ...read.cursors].flatMap(({ name, notes }) =>
      said(name, notes),
    ),
  ];
}

function saidOfSubprogram({ name, parameters, notes }: SubprogramDeclaration): readonly string[] {
  const { cursor: _, ...own } = notes;
  return [
    ...said(name, own),
    ...parameters.flatMap((one) => said(`${name}(${one.name})`, one.notes)),
    ...said(`${name}(RETURN)`, { ...notes.returns, ...(notes.cursor === undefined ? {} : { cursor: notes.cursor }) }),
    ...(notes.throws ?? []).map((raised) => `${name} raises ${raised.name}: ${onOneLine(raised.comment)}`),
  ];
}

function saidOfType(type: TypeDeclaration): readonly string[] {
  const fields = type.kind === 'record' ? type.fields : [];
  return [...said(type.name, type.notes), ...fields.flatMap(({ name, notes }) => said(`${type.name}.${name}`, notes))];
}

function said(
  what: string,
  notes: SourceNotes & ValueNotes & { readonly cursor?: string | undefined },
): readonly string[] {
  const marks = [
    ...(notes.notNull ? ['not null'] : []),
    ...(notes.cursor === undefined ? [] : [`cursor ${notes.cursor}`]),
    ...(notes.hidden ? ['hidden'] : []),
    ...(notes.deprecated === undefined ? [] : [`deprecated ${onOneLine(notes.deprecated)}`.trim()]),
  ].map((mark) => `[${mark}]`);
  const text = notes.comment === undefined ? [] : [onOneLine(notes.comment)];
  return marks.length + text.length === 0 ? [] : [`${what}: ${[...text, ...marks].join(' ')}`];
}

function onOneLine(text: string): string {
  return text.replaceAll('\n', '/');
}
