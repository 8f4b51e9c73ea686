import type { Port } from "./port.ts";

/** The channel of a forked child to its parent. The child ends when the parent is gone, so no process is left behind. */
export function parentPort(): Port {
  process.on("disconnect", () => process.exit(0));
  // Ctrl-C in a terminal reaches every process; the parent says when this one ends.
  process.on("SIGINT", () => undefined);
  return {
    post(value) {
      // A parent that is going away refuses messages; its going is what ends this process.
      if (process.connected) process.send?.(value, undefined, undefined, () => undefined);
    },
    onMessage(listener) {
      process.on("message", listener);
    },
    onClose(listener) {
      process.on("disconnect", listener);
    },
  };
}
