/** Text that may stand in a doc comment: it can neither end the comment nor hide anything. */
export function docText(text: string): string {
  return text.replaceAll('*/', '*\\/').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

/** Text in backticks. */
export function docCode(text: string): string {
  return `\`${docText(text).replaceAll('`', "'")}\``;
}
