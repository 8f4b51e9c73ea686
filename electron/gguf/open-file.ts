import { constants } from "node:fs";
import type { Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import type { InspectedFile } from "#contract/model-facts.ts";
import { fail, GgufFault } from "./problem.ts";
import type { ByteSource } from "./types.ts";

/** An open regular file. */
export type OpenedFile = { readonly source: ByteSource; readonly file: InspectedFile };

const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const MISSING = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"]);

/**
 * Runs `work` on a regular file and closes it. Anything else (folder, pipe, device) is refused before it is opened,
 * and once more after, for the case that it was swapped in between. Throws `GgufFault`.
 */
export async function withFile<T>(path: string, work: (opened: OpenedFile) => Promise<T>): Promise<T> {
  const name = basename(path);
  try {
    requireRegular(await stat(path), name);
    const handle = await open(path, READ_WITHOUT_WAITING);
    try {
      return await work(await describe(handle, path));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw toFault(error, name);
  }
}

async function describe(handle: FileHandle, path: string): Promise<OpenedFile> {
  const stats = await handle.stat();
  requireRegular(stats, basename(path));
  const file = { path, size: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) };
  return { file, source: { size: stats.size, read: (offset, length) => readFully(handle, offset, length) } };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

function requireRegular(stats: Stats, file: string): void {
  if (!stats.isFile()) fail("notRegularFile", { file, actual: describeKind(stats) });
}

function describeKind(stats: Stats): string {
  if (stats.isDirectory()) return "folder";
  if (stats.isFIFO()) return "pipe";
  return stats.isSocket() ? "socket" : "device";
}

function toFault(error: unknown, file: string): unknown {
  if (error instanceof GgufFault) return error;
  const code =
    error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code === undefined) return error;
  return new GgufFault({
    code: MISSING.has(code) ? "missing" : "unreadable",
    params: { file, reason: code },
  });
}
