import {
  IndentationText,
  NewLineKind,
  Project,
  QuoteKind,
  type SourceFileStructure,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import type { ClientPlan, SchemaPlan } from '../plan/client-plan.js';
import { fileHeader } from './header.js';
import { INDEX_PATH, indexStatements } from './index-statements.js';
import { javascriptOf } from './javascript.js';
import { moduleStatements, typeModuleStatements } from './module-statements.js';
import { REFERENCES_PATH, referencesStatements } from './references-statements.js';
import { zodStatements } from './zod-statements.js';

/** A generated file. */
export interface EmittedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** TypeScript, or what the compiler would make of it: a module of JavaScript and its declarations. */
export type EmittedForm = 'ts' | 'js';

/** Prints the client: one module per package, per schema one for its other routines and one for its types, and the index. */
export function emitClient(plan: ClientPlan, form: EmittedForm = 'ts'): readonly EmittedFile[] {
  const print = createPrinter(form);
  const emitSchema = ({ packages, standalone }: SchemaPlan) =>
    [...packages, ...(standalone === null ? [] : [standalone])].flatMap((module) =>
      print(module.path, fileHeader(module.title), moduleStatements(module, plan.runtime)),
    );
  const owners = plan.schemas.map((schema) => schema.owner).join(', ');
  return [
    ...print(INDEX_PATH, fileHeader(owners), indexStatements(plan)),
    ...print(REFERENCES_PATH, fileHeader(owners), referencesStatements(plan)),
    ...plan.schemas.flatMap(emitSchema),
    ...plan.typeModules.flatMap((module) =>
      print(module.path, fileHeader(module.title), typeModuleStatements(module, plan.runtime)),
    ),
    ...plan.zodModules.flatMap((module) => print(module.path, fileHeader(module.title), zodStatements(module))),
  ];
}

type Printer = (path: string, header: string, statements: (StatementStructures | string)[]) => readonly EmittedFile[];

function createPrinter(form: EmittedForm): Printer {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
      newLineKind: NewLineKind.LineFeed,
    },
  });
  return (path, header, statements) => {
    const structure: SourceFileStructure = { kind: StructureKind.SourceFile, statements };
    const file = project.createSourceFile(path, structure);
    const text = file.getFullText();
    // Thousands of kept files would hold hundreds of megabytes.
    project.removeSourceFile(file);
    const emitted = (ending: string, body: string): EmittedFile => ({
      path: path.replace(/\.ts$/, ending),
      text: `${header}\n${body.trimEnd()}\n`,
    });
    if (form === 'ts') return [emitted('.ts', text)];
    const { code, declarations } = javascriptOf(text);
    return [emitted('.js', code), emitted('.d.ts', declarations)];
  };
}
