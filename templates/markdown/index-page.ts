import type { DocsPlan, LeftOutDoc } from '../../generator/docs/plan/docs-plan.js';
import { paragraphs } from './package-page.js';
import { cell, code, escapeMarkdown } from './text.js';

/** The overview as Markdown. */
export function indexMarkdown({ title, databaseVersion, pages, leftOut, notes }: DocsPlan): string {
  const owners = [...new Set(pages.map(({ owner }) => owner))];
  return paragraphs([
    `# ${escapeMarkdown(title)}`,
    databaseVersion === null ? null : `Read from an Oracle database ${escapeMarkdown(databaseVersion)}.`,
    ...owners.flatMap((owner) => [
      `## ${escapeMarkdown(owner)}`,
      pages
        .filter((page) => page.owner === owner)
        .map(({ path, title: name, routines, about }) => {
          const count = routines.length === 1 ? '1 routine' : `${routines.length} routines`;
          const said = about.comment?.split('\n\n')[0];
          return `- [${escapeMarkdown(name)}](${path}.md), ${count}${said === undefined ? '' : `: ${cell(said)}`}`;
        })
        .join('\n'),
    ]),
    ...leftOutParts('Left out of the client', leftOut),
    ...leftOutParts('Notes', notes),
  ]);
}

function leftOutParts(title: string, items: readonly LeftOutDoc[]): readonly (string | null)[] {
  if (items.length === 0) return [];
  return [
    `## ${title}`,
    items
      .map(
        ({ what, parameter, reason }) =>
          `- ${code(parameter === null ? what : `${what}, ${parameter}`)}: ${cell(reason)}`,
      )
      .join('\n'),
  ];
}
