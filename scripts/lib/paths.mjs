import { join, resolve } from "node:path";

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, "../..");

/** Where the scripts keep what they can make again: nothing in it is ever committed. */
export const cache = join(root, ".cache");

/** An absolute path inside the repository. */
export function inRepository(...parts) {
  return join(root, ...parts);
}
