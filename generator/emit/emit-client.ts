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
import { moduleStatements, typeModuleStatements } from './module-statements.js';

/** A generated file. */
export interface EmittedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Prints the client: one file per package, per schema one for its other routines and one for its types, and the index. */
export function emitClient(plan: ClientPlan): readonly EmittedFile[] {
  const print = createPrinter();
  const emitSchema = ({ packages, standalone }: SchemaPlan) =>
    [...packages, ...(standalone === null ? [] : [standalone])].map((module) =>
      print(module.path, fileHeader(module.title), moduleStatements(module, plan.runtime)),
    );
  return [
    print(INDEX_PATH, fileHeader(plan.schemas.map((schema) => schema.owner).join(', ')), indexStatements(plan)),
    ...plan.schemas.flatMap(emitSchema),
    ...plan.typeModules.map((module) =>
      print(module.path, fileHeader(module.title), typeModuleStatements(module, plan.runtime)),
    ),
  ];
}

function createPrinter(): (path: string, header: string, statements: (StatementStructures | string)[]) => EmittedFile {
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
    const text = `${header}\n${file.getFullText().trimEnd()}\n`;
    // Thousands of kept files would hold hundreds of megabytes.
    project.removeSourceFile(file);
    return { path, text };
  };
}
