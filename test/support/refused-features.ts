import { Project, ts } from 'ts-morph';

/** Where in the sandbox a feature is refused, and its text; what only a run knows is shown as `…`. */
export interface RefusedFeature {
  readonly folder: string;
  readonly text: string;
}

const ERROR = 'NotSupportedError';
const UNKNOWN = '…';
/** The method of the parsers that makes such an error. */
const PARSER_METHOD = 'notSupported';

/** Every text that a NotSupportedError of the sandbox is made with, as the compiler of TypeScript reads its sources. */
export function refusedFeatures(): readonly RefusedFeature[] {
  const project = new Project({
    tsConfigFilePath: 'tsconfig.json',
    skipAddingFilesFromTsConfig: true,
    // What Node declares says nothing of these texts, and takes long to read.
    compilerOptions: { types: [] },
  });
  project.addSourceFilesAtPaths('sandbox/**/*.ts');
  const program = project.getProgram().compilerObject;
  const root = `${process.cwd()}/sandbox/`;
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(root));
  const features = new FeatureTexts(program.getTypeChecker());
  return files.flatMap((file) => {
    const folder = file.fileName.slice(root.length).split('/')[0] ?? '';
    return features.of(file).map((text) => ({ folder, text }));
  });
}

class FeatureTexts {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(file: ts.SourceFile): readonly string[] {
    return descendants(file).flatMap((node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === ERROR) return this.#argument(node.arguments?.[0]);
      const isParsers =
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === PARSER_METHOD;
      return isParsers ? this.#argument(node.arguments[0]) : [];
    });
  }

  #argument(argument: ts.Expression | undefined): readonly string[] {
    return argument === undefined ? [] : this.#texts(argument);
  }

  #texts(node: ts.Expression): readonly string[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      return [node.head.text + node.templateSpans.map(({ literal }) => UNKNOWN + literal.text).join('')];
    }
    if (ts.isParenthesizedExpression(node)) return this.#texts(node.expression);
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap((each) => this.#texts(each));
    if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap((each) => this.#texts(each));
    if (ts.isIdentifier(node)) return this.#named(node);
    if (ts.isElementAccessExpression(node)) return this.#tableOf(node.expression);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      return node.expression.name.text === 'get' ? this.#tableOf(node.expression.expression) : [UNKNOWN];
    }
    return this.#typed(node);
  }

  /** A constant is what it begins as, a parameter of a function what the calls of it in its file say. */
  #named(node: ts.Identifier): readonly string[] {
    const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (declaration === undefined) return this.#typed(node);
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
      return this.#texts(declaration.initializer);
    }
    const made = declaration.parent;
    if (!ts.isParameter(declaration) || !ts.isFunctionDeclaration(made)) return this.#typed(node);
    const index = made.parameters.indexOf(declaration);
    return descendants(made.getSourceFile()).flatMap((call) => {
      const calls = ts.isCallExpression(call) && call.expression.getText() === made.name?.text;
      return calls ? this.#argument(call.arguments[index]) : [];
    });
  }

  /** The texts in a constant object, or in the pairs of a constant Map. */
  #tableOf(node: ts.Expression): readonly string[] {
    const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
    const table =
      declaration === undefined || !ts.isVariableDeclaration(declaration) ? undefined : declaration.initializer;
    if (table === undefined) return [UNKNOWN];
    return descendants(table).flatMap((entry) => {
      if (ts.isPropertyAssignment(entry)) return this.#texts(entry.initializer);
      return ts.isArrayLiteralExpression(entry)
        ? entry.elements.filter(ts.isStringLiteralLike).map(({ text }) => text)
        : [];
    });
  }

  /** Any other expression can be what its type says. */
  #typed(node: ts.Expression): readonly string[] {
    const type = this.#checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).map((each) => (each.isStringLiteral() ? each.value : UNKNOWN));
  }
}

function descendants(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}
