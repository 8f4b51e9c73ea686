import { spawn } from "node:child_process";
import { PlainError, say } from "./say.mjs";

const screen = "1600x1000x24";

/** True where the window would have no screen to appear on. */
export function lacksDisplay() {
  return process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** Runs an action with DISPLAY naming a virtual screen that lives exactly as long as the action. */
export async function withVirtualDisplay(action) {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const stop = () => server.kill();
  process.on("exit", stop);
  try {
    process.env.DISPLAY = `:${await displayNumber(server)}`;
    say(
      `There is no screen here, so the window opens on a virtual one (Xvfb, display ${process.env.DISPLAY}).`,
    );
    return await action();
  } finally {
    delete process.env.DISPLAY;
    process.off("exit", stop);
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
