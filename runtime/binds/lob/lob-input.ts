/** What a CLOB or NCLOB argument takes: text, or a stream of text, or of bytes in UTF-8, such as node's `Readable`. */
export type TextInput = string | AsyncIterable<string | Uint8Array>;

/** What a BLOB argument takes: bytes, or a stream of them, such as node's `Readable`. */
export type BytesInput = Uint8Array | AsyncIterable<Uint8Array>;
