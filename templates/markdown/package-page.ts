import type {
  AboutDoc,
  FieldDoc,
  LinkedText,
  PageDoc,
  ParameterDoc,
  RoutineDoc,
  TypeDoc,
} from '../../generator/docs/plan/docs-plan.js';
import { cell, code, codeBlock, escapeMarkdown, table } from './text.js';

/** A package as Markdown, its parts separated by blank lines. */
export function packageMarkdown(page: PageDoc, root: string): string {
  const { title, member, about, grantees, routines, types, constants, exceptions } = page;
  return paragraphs([
    `# ${escapeMarkdown(title)}`,
    member === '' ? null : `In the client: ${code(`oracle.as(user).${member}`)}`,
    ...aboutParts(about),
    granteesPart(grantees),
    routines.length === 0 ? null : '## Routines',
    ...routines.flatMap((routine) => routineParts(routine, root)),
    types.length === 0 ? null : '## Types',
    ...types.flatMap((type) => typeParts(type, root)),
    constants.length === 0 ? null : '## Constants',
    ...constants.map(({ anchor, name, plsqlType, value, about: own }) =>
      entry(anchor, `${code(name)} ${code(plsqlType)}${value === null ? '' : ` := ${code(value)}`}`, own),
    ),
    exceptions.length === 0 ? null : '## Exceptions',
    ...exceptions.map(({ anchor, name, code: number, about: own }) =>
      entry(anchor, `${code(name)} ${number ?? 'without a number'}`, own),
    ),
  ]);
}

export function paragraphs(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

function aboutParts({ deprecated, comment }: AboutDoc): readonly (string | null)[] {
  return [
    deprecated === null ? null : `**Deprecated.** ${escapeMarkdown(deprecated)}`.trim(),
    comment === null ? null : escapeMarkdown(comment),
  ];
}

function granteesPart(grantees: readonly string[] | null): string | null {
  if (grantees === null) return null;
  return `${code('EXECUTE')} granted to ${grantees.length === 0 ? 'nobody' : grantees.map(code).join(', ')}`;
}

function entry(anchor: string, text: string, { comment, deprecated }: AboutDoc): string {
  const said = [deprecated === null ? null : `Deprecated. ${deprecated}`.trim(), comment].filter((one) => one !== null);
  return `<a id="${anchor}"></a>\n- ${text}${said.length === 0 ? '' : `: ${cell(said.join('\n'))}`}`;
}

function routineParts(routine: RoutineDoc, root: string): readonly (string | null)[] {
  const { anchor, key, about, grantees, plsql, typescript, example, parameters, results, rows, raises } = routine;
  return [
    `<a id="${anchor}"></a>\n### ${escapeMarkdown(key)}`,
    ...aboutParts(about),
    granteesPart(grantees),
    codeBlock('sql', plsql),
    codeBlock('ts', typescript),
    'Example:',
    codeBlock('ts', example),
    parameters.length === 0 ? null : `Arguments:\n\n${parameterTable(parameters, root)}`,
    results.length === 0 ? null : `Results:\n\n${parameterTable(results, root)}`,
    ...rows.map(
      ({ key: cursor, columns }) =>
        `${cursor === '' ? 'Rows' : `Rows of ${code(cursor)}`}:\n\n${fieldTable(columns, root)}`,
    ),
    raises.length === 0
      ? null
      : `Raises:\n\n${raises
          .map(
            ({ name, anchor: target, comment }) =>
              `- ${target === null ? code(name) : `[${escapeMarkdown(name)}](#${target})`}${comment === '' ? '' : `: ${cell(comment)}`}`,
          )
          .join('\n')}`,
  ];
}

function parameterTable(parameters: readonly ParameterDoc[], root: string): string {
  return table(
    ['Name', 'TypeScript', 'PL/SQL', 'Description'],
    parameters.map(({ key, name, mode, plsqlType, typescriptType, optional, defaultText, comment }) => [
      key === '' ? 'the value' : code(`${key}${optional ? '?' : ''}`),
      code(typescriptType),
      [
        ...(mode === 'RETURN' ? [] : [code(name), mode]),
        typeText(plsqlType, root),
        ...(defaultText === null ? [] : ['default', code(defaultText)]),
      ].join(' '),
      cell(comment ?? ''),
    ]),
  );
}

function fieldTable(fields: readonly FieldDoc[], root: string): string {
  return table(
    ['Name', 'TypeScript', 'PL/SQL', 'Description'],
    fields.map(({ key, name, plsqlType, typescriptType, comment }) => [
      code(key),
      code(typescriptType),
      `${code(name)} ${typeText(plsqlType, root)}`,
      cell(comment ?? ''),
    ]),
  );
}

function typeText({ text, link }: LinkedText, root: string): string {
  return link === null ? code(text) : `[${code(text)}](${root}${link.page}.md#${link.anchor})`;
}

function typeParts(type: TypeDoc, root: string): readonly (string | null)[] {
  const { anchor, name, kind, about, typescript, fields, element, usedBy } = type;
  const written = typescript.map((one) => code(one)).join(', ');
  return [
    `<a id="${anchor}"></a>\n### ${escapeMarkdown(name)}`,
    `${escapeMarkdown(kind)}${element === null ? '' : ` of ${typeText(element, root)}`}${written === '' ? '' : `; in TypeScript ${written}`}`,
    ...aboutParts(about),
    fields.length === 0 ? null : fieldTable(fields, root),
    usedBy.length === 0
      ? null
      : `Used by ${usedBy.map(({ text, page, anchor: target }) => `[${escapeMarkdown(text)}](${root}${page}.md#${target})`).join(', ')}`,
  ];
}
