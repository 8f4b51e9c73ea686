import type { Port } from "./port.ts";

/** The channel of a forked child to its parent. The child ends when the parent is gone, so no process is left behind. */
export function parentPort(): Port {
  process.on("disconnect", () => process.exit(0));
  return {
    post(value) {
      if (process.connected) process.send?.(value);
    },
    onMessage(listener) {
      process.on("message", listener);
    },
    onClose(listener) {
      process.on("disconnect", listener);
    },
  };
}
