/** How much of what the native code says is kept. */
const kept = 8;

/** Collects the last warnings and errors of the native code, which are the only reason it gives for a failure. */
export interface NativeLog {
  add(message: string): void;
  /** Writes a remark of our own beside it. */
  note(remark: string): void;
  /** What was said since the last `clear`, oldest first. */
  text(): string;
  clear(): void;
}

export function createNativeLog(): NativeLog {
  let lines: readonly string[] = [];
  return {
    add(message) {
      lines = [...lines, message.trim()].slice(-kept);
      process.stderr.write(`llama.cpp: ${message.trim()}\n`);
    },
    note: (remark) => void process.stderr.write(`engine: ${remark}\n`),
    text: () => lines.join("\n").slice(0, 500),
    clear() {
      lines = [];
    },
  };
}
