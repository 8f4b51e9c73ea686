import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

export interface Log {
  info(text: string): void;
  error(operation: string, thrown: unknown): void;
}

const maxBytes = 1_000_000;

/** A log file that is renamed to `<path>.1` at a megabyte. It holds no chat text. Losing it must never stop the app. */
export function createLog(path: string): Log {
  const write = (level: string, text: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (sizeOf(path) > maxBytes) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date().toISOString()} ${level} ${text}\n`);
    } catch {
      process.stderr.write(`${level} ${text}\n`);
    }
  };
  return {
    info: (text) => write("info", text),
    error: (operation, thrown) => write("error", `${operation}: ${describe(thrown)}`),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
