import { spawn } from "node:child_process";
import { PlainError, say } from "./say.mjs";

const screen = "1600x1000x24";

/** True where the window would have no screen to appear on. */
export function lacksDisplay() {
  return process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** How long an action may take to end after Ctrl-C before its screen is taken away. */
const patience = 8000;

/**
 * Runs an action with DISPLAY naming a virtual screen that lives exactly as long as the action.
 * The screen is in a session of its own, so that Ctrl-C reaches the app first and not both at once.
 */
export async function withVirtualDisplay(action) {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  const stop = () => server.kill();
  const stopSoon = () => setTimeout(() => process.exit(130), patience).unref();
  process.on("exit", stop).on("SIGINT", stopSoon).on("SIGTERM", stopSoon);
  try {
    process.env.DISPLAY = `:${await displayNumber(server)}`;
    say(
      `There is no screen here, so the window opens on a virtual one (Xvfb, display ${process.env.DISPLAY}).`,
    );
    return await action();
  } finally {
    delete process.env.DISPLAY;
    process.off("exit", stop).off("SIGINT", stopSoon).off("SIGTERM", stopSoon);
    stop();
  }
}

function displayNumber(server) {
  return new Promise((done, fail) => {
    server.stdio[3].once("data", (text) => done(String(text).trim()));
    server.once("error", fail);
    server.once("exit", () =>
      fail(new PlainError("Xvfb, the virtual display, stopped before it was ready.")),
    );
  });
}
