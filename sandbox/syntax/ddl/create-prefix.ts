import type { TokenCursor } from '../parser/token-cursor.js';

/** The words between CREATE and what is created. */
export interface CreatePrefix {
  readonly position: number;
  readonly orReplace: boolean;
  readonly editionable: boolean;
  /** FORCE; NOFORCE is the default. */
  readonly force: boolean;
  readonly public: boolean;
}

/** `CREATE [OR REPLACE] [NO FORCE] [EDITIONABLE] [PUBLIC]`. */
export function parseCreatePrefix(cursor: TokenCursor): CreatePrefix {
  const { position } = cursor.expect('CREATE');
  const orReplace = cursor.accept('OR');
  if (orReplace) cursor.expect('REPLACE');
  let [force, editionable, isPublic] = [false, true, false];
  for (;;) {
    if (cursor.accept('FORCE')) force = true;
    else if (cursor.accept('NONEDITIONABLE')) editionable = false;
    else if (cursor.accept('PUBLIC')) isPublic = true;
    else if (!cursor.accept('EDITIONABLE') && !cursor.accept('NOFORCE') && !cursor.acceptSequence('NO', 'FORCE')) break;
  }
  return { position, orReplace, editionable, force, public: isPublic };
}
