const LOCATOR_BYTES = 40;
const CHARACTER_FLAGS = 6;
const DURATION_FLAGS = 7;
const SESSION = 8;
const NUMBER = 16;
/** The client then sends and takes characters as UTF-16 (driver: lob.js, getCsfrm). */
const UTF16 = 0x80;
const TEMPORARY = 0x01;

export interface LocatorParts {
  /** Which of the session's LOBs. */
  readonly number: number;
  readonly sid: number;
  readonly temporary: boolean;
}

/** The 40 bytes by which a client knows a LOB. It looks at a few flags (driver: lob.js) and gives the rest back as it came. */
export function buildLocator(parts: LocatorParts & { readonly characters: boolean }): Buffer {
  const locator = Buffer.alloc(LOCATOR_BYTES);
  locator.writeUInt16BE(LOCATOR_BYTES - 2, 0);
  if (parts.characters) locator.writeUInt8(UTF16, CHARACTER_FLAGS);
  if (parts.temporary) locator.writeUInt8(TEMPORARY, DURATION_FLAGS);
  locator.writeUInt32BE(parts.sid, SESSION);
  locator.writeUIntBE(parts.number, NUMBER, 6);
  return locator;
}

/** Undefined for bytes that are no locator of ours. */
export function parseLocator(locator: Buffer): LocatorParts | undefined {
  if (locator.length !== LOCATOR_BYTES) return undefined;
  return {
    number: locator.readUIntBE(NUMBER, 6),
    sid: locator.readUInt32BE(SESSION),
    temporary: (locator.readUInt8(DURATION_FLAGS) & TEMPORARY) !== 0,
  };
}

/** Locators that follow each other without lengths. */
export function splitLocators(bytes: Buffer): readonly Buffer[] {
  const locators: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += LOCATOR_BYTES)
    locators.push(bytes.subarray(start, start + LOCATOR_BYTES));
  return locators;
}
