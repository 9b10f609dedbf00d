import MiniSearch from 'minisearch';
import type { DocsPlan, PageDoc, RoutineDoc, TypeDoc } from '../plan/docs-plan.js';

/** Something that can be found. */
interface Entry {
  readonly name: string;
  /** Where it is, in words: `function of ERP.ORDERS_API`. */
  readonly where: string;
  /** The first line of its comment. */
  readonly text: string;
  /** From the documentation's folder. */
  readonly href: string;
}

interface IndexedEntry {
  readonly id: number;
  readonly name: string;
  /** Parameters, fields, and the words of names. */
  readonly members: string;
  readonly comment: string;
}

/** What the index is made and read with: data only, because pages have it, too. */
const OPTIONS = {
  fields: ['name', 'members', 'comment'],
  searchOptions: { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { name: 4, members: 2 } },
} as const;

/** A script that gives the search its index, because pages opened from disk may not fetch one. */
export function searchIndexScript(docs: DocsPlan): string {
  const entries: Entry[] = [];
  const index = new MiniSearch<IndexedEntry>({
    fields: [...OPTIONS.fields],
    searchOptions: { ...OPTIONS.searchOptions, boost: { ...OPTIONS.searchOptions.boost } },
  });
  const add = (entry: Entry, members: readonly string[], comments: readonly (string | null)[]) => {
    index.add({
      id: entries.length,
      name: `${entry.name} ${words(entry.name)}`,
      members: members.map((member) => `${member} ${words(member)}`).join(' '),
      comment: comments.filter((comment) => comment !== null).join('\n'),
    });
    entries.push(entry);
  };
  for (const page of docs.pages) addPage(page, add);
  return `globalThis.oracleDocs = ${JSON.stringify({ entries, index: index.toJSON(), options: OPTIONS })};\n`;
}

type Add = (entry: Entry, members: readonly string[], comments: readonly (string | null)[]) => void;

function addPage(page: PageDoc, add: Add): void {
  const { path, title, member, about, routines, types, constants, exceptions } = page;
  const at = (anchor: string) => `${path}.html#${anchor}`;
  add(
    { name: title, where: 'package', text: firstLine(about.comment), href: `${path}.html` },
    [member],
    [about.comment],
  );
  for (const routine of routines) addRoutine(routine, title, at(routine.anchor), add);
  for (const type of types) addType(type, title, at(type.anchor), add);
  for (const { anchor, name, about: own } of [...constants, ...exceptions]) {
    add({ name, where: `in ${title}`, text: firstLine(own.comment), href: at(anchor) }, [], [own.comment]);
  }
}

function addRoutine(routine: RoutineDoc, title: string, href: string, add: Add): void {
  const { key, name, kind, about, parameters, results, rows } = routine;
  const columns = rows.flatMap((row) => row.columns);
  add(
    { name: key, where: `${kind} of ${title}`, text: firstLine(about.comment), href },
    [name, ...[...parameters, ...results, ...columns].flatMap((one) => [one.key, one.name])],
    [about.comment, about.deprecated, ...[...parameters, ...results].map(({ comment }) => comment)],
  );
}

function addType({ name, kind, about, fields, typescript }: TypeDoc, title: string, href: string, add: Add): void {
  add(
    { name, where: `${kind} of ${title}`, text: firstLine(about.comment), href },
    [...typescript, ...fields.flatMap((field) => [field.key, field.name])],
    [about.comment, ...fields.map(({ comment }) => comment)],
  );
}

function firstLine(comment: string | null): string {
  return comment?.split('\n')[0] ?? '';
}

/** `createOrder` → `create Order`: the words of camelCase can be found, too. */
function words(name: string): string {
  return [...name].map((char) => (char !== char.toLowerCase() ? ` ${char}` : char)).join('');
}
