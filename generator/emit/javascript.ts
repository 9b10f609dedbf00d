import { ts } from 'ts-morph';

/** A module as what Node runs and what the compiler reads. Our modules say the types of what they export, so that each is translated by itself. */
export function javascriptOf(source: string): { readonly code: string; readonly declarations: string } {
  const code = ts.transpileModule(source, { compilerOptions: OPTIONS, fileName: FILE });
  const declared = ts.transpileDeclaration(source, {
    compilerOptions: { ...OPTIONS, declaration: true, isolatedDeclarations: true },
    fileName: FILE,
    reportDiagnostics: true,
  });
  const fault = declared.diagnostics?.[0];
  if (fault !== undefined) throw new TypeError(ts.flattenDiagnosticMessageText(fault.messageText, ' '));
  return { code: code.outputText, declarations: declared.outputText };
}

const FILE = 'module.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  newLine: ts.NewLineKind.LineFeed,
  verbatimModuleSyntax: true,
};
