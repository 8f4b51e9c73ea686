/** @type {NodeJS.WriteStream} */
let stream = process.stdout;

/** Sends every later notice to standard error, for commands whose standard output is their answer. */
export function sayOnStandardError() {
  stream = process.stderr;
}

/** The stream that notices go to, for child processes that print some of their own. */
export function noticeStream() {
  return stream;
}

/** Prints one plain sentence about what is being done. */
export function say(line) {
  stream.write(`${line}\n`);
}

/** A failure that the reader can act on: it is printed as it is, without a stack trace. */
export class PlainError extends Error {
  constructor(...lines) {
    super(lines.join("\n"));
    this.name = "PlainError";
  }
}

/** Runs a script's main function; a PlainError becomes its sentences, and its number the exit code. */
export async function runScript(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    process.stderr.write(
      error instanceof PlainError ? `\n${error.message}\n` : `\n${error.stack ?? error}\n`,
    );
    process.exitCode = 1;
  }
}
