/** TTC field versions from which on messages have further fields. */
export const FIELD_VERSION = {
  /** 12.2: a column id in metadata, SQL signature fields in EXECUTE. */
  v12_2: 8,
  /** Chunk ids in EXECUTE. */
  v12_2Extension: 9,
  /** The layout of AUTH_VERSION_NO changes. */
  v18_1: 11,
  /** Pinned inside a fast authentication request. */
  v19_1: 13,
  /** Two more fields at the end of ERROR. */
  v20_1: 14,
  /** Domains in column metadata. */
  v23_1: 17,
  /** A token in every function and piggyback header. */
  v23_1Tokens: 18,
  /** Annotations in column metadata. */
  v23_1Annotations: 20,
  /** Vector fields in column metadata; explicit end of response. */
  v23_4: 24,
} as const;
