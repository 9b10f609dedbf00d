/** What a server needs to speak TLS. All of it is PEM text. */
export interface TlsOptions {
  /** The server's private key, not encrypted. */
  readonly key: string | Buffer;
  /** Its certificate, followed by those of who issued it where clients do not know them. The driver compares its names with the host of the connect string. */
  readonly cert: string | Buffer;
  /** Whose certificates of clients it trusts. By default those that Node.js trusts. */
  readonly ca?: string | Buffer;
  /** Whether a client must show a certificate (mutual TLS). Default false. */
  readonly requestCert?: boolean;
}
