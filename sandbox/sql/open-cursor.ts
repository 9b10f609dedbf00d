/** Something a session must close when it ends. */
export interface OpenCursor {
  close(): void;
}
