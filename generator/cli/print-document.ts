/** The one document of a command with `--json`: nothing else goes to standard output then. */
export function printDocument(document: object): void {
  console.log(JSON.stringify(document, undefined, 2));
}
