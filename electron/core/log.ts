import { appendFile, mkdir, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";

export interface Log {
  info(text: string): void;
  error(operation: string, thrown: unknown): void;
}

const maxBytes = 1_000_000;

/** A log file that is renamed to `<path>.1` at a megabyte. It holds no chat text. Losing it must never stop the app. */
export function createLog(path: string): Log {
  let writing: Promise<void> = mkdir(dirname(path), { recursive: true }).then(() => undefined);

  function write(level: string, text: string): void {
    const line = `${new Date().toISOString()} ${level} ${text}\n`;
    writing = writing.then(() => append(path, line)).catch(() => void process.stderr.write(line));
  }

  return {
    info: (text) => write("info", text),
    error: (operation, thrown) => write("error", `${operation}: ${describe(thrown)}`),
  };
}

async function append(path: string, line: string): Promise<void> {
  if ((await sizeOf(path)) > maxBytes) await rename(path, `${path}.1`);
  await appendFile(path, line, { mode: 0o600 });
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
