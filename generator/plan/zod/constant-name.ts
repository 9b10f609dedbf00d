/** The constant that has the schema of a type: `createOrderArguments` of CreateOrderArguments. */
export function constantName(typeName: string): string {
  const [first = '', ...rest] = typeName;
  const name = first.toLowerCase() + rest.join('');
  return RESERVED.has(name) ? `${name}_` : name;
}

/** Words that no constant of a module can be called, and zod itself. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete'],
  ...['do', 'else', 'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements'],
  ...['import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private', 'protected', 'public'],
  ...['return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void'],
  ...['while', 'with', 'yield', 'z'],
]);
