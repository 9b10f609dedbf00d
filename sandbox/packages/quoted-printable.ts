const MAX_LINE = 76;
const EQUALS = 0x3d;
const SPACE = 0x20;
const TAB = 0x09;
const SOFT_BREAK = '=\r\n';

/** Printable characters as they are, the others in hexadecimal. Source: RFC 2045, "Quoted-Printable Content-Transfer-Encoding". */
export function quotedPrintable(given: Uint8Array): Uint8Array {
  let whole = '';
  let line = 0;
  for (const [index, byte] of given.entries()) {
    const isLast = index === given.length - 1;
    const isBlank = byte === SPACE || byte === TAB;
    // A blank may not end a line.
    const isPlain = isBlank ? !isLast : byte > SPACE && byte < 0x7f && byte !== EQUALS;
    const part = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    // The soft break is a character of its line.
    if (line + part.length > (isLast ? MAX_LINE : MAX_LINE - 1)) {
      whole += SOFT_BREAK;
      line = 0;
    }
    whole += part;
    line += part.length;
  }
  return new Uint8Array(Buffer.from(whole, 'latin1'));
}

/** What is not encoded so stays as it is. */
export function unquotedPrintable(given: Uint8Array): Uint8Array {
  const whole = Buffer.from(given).toString('latin1');
  const decoded = whole.replaceAll(/=(?:\r?\n|([0-9A-Fa-f]{2}))/g, (_part, digits: string | undefined) =>
    digits === undefined ? '' : String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return new Uint8Array(Buffer.from(decoded, 'latin1'));
}
