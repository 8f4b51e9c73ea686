import { createInterface } from "node:readline";
import { runProgram } from "./command.mjs";
import { lacksDisplay, withVirtualDisplay } from "./display.mjs";
import { ensureElectron } from "./electron-runtime.mjs";
import { sandboxArguments } from "./sandbox.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

/** Where no graphics driver can start, Chromium's GPU process dies at every start, and now and then its window with it. */
const softwareDrawing = ["--disable-gpu"];

/**
 * Makes everything ready that a window needs on this machine and calls the action with it.
 * The virtual display, where there is one, ends with the action.
 */
export async function withElectron(needs, action) {
  const electron = await ensureElectron();
  const virtualDisplay = lacksDisplay();
  await ensureSystemLibraries({ executable: electron.executable, virtualDisplay, ...needs });
  const switches = [...sandboxArguments(electron.dist), ...(virtualDisplay ? softwareDrawing : [])];
  const run = () => action({ ...electron, switches, virtualDisplay });
  return virtualDisplay ? withVirtualDisplay(run) : run();
}

/** Runs the app of a folder in Electron to its end and gives its exit code. */
export function runElectron(electron, args, options = {}) {
  const { onStart, ...rest } = options;
  const quiet = electron.virtualDisplay;
  return runProgram(electron.executable, [...electron.switches, ...args], {
    ...rest,
    stdio: ["inherit", "inherit", quiet ? "pipe" : "inherit"],
    onStart(child) {
      if (quiet) dropDesktopNoise(child.stderr);
      onStart?.(child);
    },
  });
}

/** On a machine without a desktop Chromium reports its missing message bus and GPU over and over: nobody's problem. */
function dropDesktopNoise(stderr) {
  const noise =
    /^\[[\d:/.]+:(ERROR|WARNING):.*(bus|gpu|viz|gl_|vaapi|vulkan|dri|shared_image|command_buffer)/i;
  createInterface(stderr).on("line", (line) => noise.test(line) || process.stderr.write(`${line}\n`));
}
