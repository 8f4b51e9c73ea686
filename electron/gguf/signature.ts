import type { ActualFormat } from "#contract/model-facts.ts";

/** Bytes that `recognise` wants to see, or the whole of a shorter file. */
export const SIGNATURE_BYTES = 512;

const GGML_MAGICS = new Set(["lmgg", "fmgg", "tjgg", "algg", "GGML", "GGMF", "GGJT"]);
const GZIP_MAGIC = "\x1f\x8b";
const PICKLE_PROTOCOL = 0x80;
const LAST_PICKLE_PROTOCOL = 5;
const LONGEST_SAFETENSORS_HEADER = 100_000_000;

/** Says what a file that does not start with "GGUF" really is, from its first bytes. */
export function recognise(start: Buffer): ActualFormat {
  return recogniseBinary(start) ?? recogniseText(start);
}

function recogniseBinary(start: Buffer): ActualFormat | undefined {
  const magic = start.toString("latin1", 0, 4);
  if (magic === "FUGG") return "bigEndianGguf";
  if (GGML_MAGICS.has(magic)) return "ggmlLegacy";
  if (magic.startsWith("PK")) return start.includes("data.pkl") ? "pytorch" : "zip";
  if (magic.startsWith(GZIP_MAGIC)) return "gzip";
  if (isSafetensors(start)) return "safetensors";
  if (isPickle(start)) return "pytorch";
  if (start.length > 0 && start.every((byte) => byte === 0)) return "zeros";
  return undefined;
}

function isPickle(start: Buffer): boolean {
  return start[0] === PICKLE_PROTOCOL && (start[1] ?? LAST_PICKLE_PROTOCOL + 1) <= LAST_PICKLE_PROTOCOL;
}

function isSafetensors(start: Buffer): boolean {
  if (start.length < 10 || start.toString("latin1", 8, 10) !== '{"') return false;
  return start.readBigUInt64LE(0) <= LONGEST_SAFETENSORS_HEADER;
}

function recogniseText(start: Buffer): ActualFormat {
  const text = start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart()
    .toLowerCase();
  if (text.startsWith("version https://git-lfs")) return "gitLfsPointer";
  if (/^(<!doctype html|<html|<head|<!--|<\?xml)/.test(text)) return "html";
  const printable = start.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
  return printable ? "text" : "unknown";
}
