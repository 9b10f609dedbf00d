import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../errors/generator-error.js';

/** A web server over a folder. `await using` stops it. */
export interface FolderServer extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves a folder's files on 127.0.0.1: nobody on another machine sees them.
 * @param port 0 takes a free one
 * @throws UsageError when the port cannot be had
 */
export async function serveFolder(folder: string, port: number): Promise<FolderServer> {
  const server = createServer((request, response) => {
    void respond(folder, request, response).catch(() => response.destroy());
  });
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Port ${port} of 127.0.0.1 cannot be had: ${reason}.`, { cause: error });
  }
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request;
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405);
  const path = pathOf(request.url ?? '/');
  const file = path === undefined ? undefined : await findFile(folder, path);
  if (file === undefined) return refuse(response, 404);
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.size,
  });
  if (method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
}

/** Undefined for what is no path within the folder. */
function pathOf(url: string): string | undefined {
  try {
    // The URL resolves every `..`; what is encoded is resolved no further, and refused.
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.split(/[\\/]/).includes('..') || path.includes('\0') ? undefined : path;
  } catch {
    // Wrongly encoded.
    return undefined;
  }
}

async function findFile(
  folder: string,
  path: string,
): Promise<{ readonly path: string; readonly size: number } | undefined> {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  try {
    const found = await stat(file);
    return found.isFile() ? { path: file, size: found.size } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'text/plain' })
    .end(status === 404 ? 'Not found\n' : 'Only GET and HEAD\n');
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server does not listen on a port.');
  return address.port;
}
