import { expect, it } from "vitest";
import { cutIntoPieces } from "../support/gguf/pieces.ts";
import * as scripts from "../support/gguf/scripts.ts";

it.each([scripts.PLAIN_TEXT, scripts.CHINESE_TEXT, scripts.LONG_TEXT, "a a a a a", "ab ab ab", "好", "x"])(
  "a script is cut into different pieces that join to itself: %j",
  (text) => {
    const pieces = cutIntoPieces(text);
    expect(pieces.join("")).toBe(text);
    expect(new Set(pieces).size).toBe(pieces.length);
  },
);
