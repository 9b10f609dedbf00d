/** What the database keeps of a password (12c verifier): the salt and H, neither of which gives the password back. */
export interface PasswordVerifier {
  /** 16 random bytes, sent to the client as AUTH_VFR_DATA. */
  readonly salt: Uint8Array;
  /** H = SHA-512(PBKDF2 key || salt), its first 32 bytes. */
  readonly hash: Uint8Array;
  /** Iterations of PBKDF2 (AUTH_PBKDF2_VGEN_COUNT). */
  readonly iterations: number;
}
