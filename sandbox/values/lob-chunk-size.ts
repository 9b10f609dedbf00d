/** What of a block of 8 KB a LOB takes up: DBMS_LOB.GETCHUNKSIZE. Source: SecureFiles and Large Objects Developer's Guide, "Chunk Size". */
export const LOB_CHUNK_SIZE = 8132;
