import { isUtf8 } from "node:buffer";
import { createCursor } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { LIMITS } from "./limits.ts";
import { fail } from "./problem.ts";
import { recognise, SIGNATURE_BYTES } from "./signature.ts";
import { readTensors } from "./tensors.ts";
import type { ByteSource, GgufHeader, GgufValue } from "./types.ts";
import { readBytes, readValue } from "./values.ts";

const MAGIC = Buffer.from("GGUF");
const PREAMBLE_BYTES = 24;
const DEFAULT_ALIGNMENT = 32;

/**
 * Reads everything before the tensor data of a little-endian GGUF file, version 2 or 3, and refuses whatever the
 * format does not allow. Throws `GgufFault`; never reads tensor data.
 */
export async function readHeader(source: ByteSource): Promise<GgufHeader> {
  await checkMagic(source);
  const cursor = createCursor(source);
  await cursor.need(PREAMBLE_BYTES);
  cursor.skip(MAGIC.length);
  const version = readVersion(cursor);
  const tensorCount = cursor.length();
  const keyCount = cursor.length();
  if (tensorCount > LIMITS.tensors) fail("tooManyTensors", { count: tensorCount, limit: LIMITS.tensors });
  if (keyCount > LIMITS.keys) fail("tooManyKeys", { count: keyCount, limit: LIMITS.keys });
  const metadata = await readMetadata(cursor, keyCount);
  const alignment = readAlignment(metadata.get("general.alignment"));
  const tensors = await readTensors(cursor, tensorCount);
  const dataOffset = Math.ceil(cursor.position() / alignment) * alignment;
  return { version, metadata, tensors, alignment, dataOffset, fileSize: source.size };
}

async function checkMagic(source: ByteSource): Promise<void> {
  if (source.size === 0) fail("empty");
  const start = Buffer.from(await source.read(0, Math.min(source.size, SIGNATURE_BYTES)));
  if (start.length === 0) fail("empty");
  const compared = Math.min(MAGIC.length, start.length);
  if (!start.subarray(0, compared).equals(MAGIC.subarray(0, compared))) {
    fail("notGguf", { actual: recognise(start) });
  }
  if (start.length < PREAMBLE_BYTES) fail("truncated", { size: start.length, needed: PREAMBLE_BYTES });
}

function readVersion(cursor: Cursor): number {
  const version = cursor.u32();
  if (version !== 0 && (version & 0xffff) === 0) fail("notGguf", { actual: "bigEndianGguf" });
  if (version !== 2 && version !== 3) fail("version", { version });
  return version;
}

async function readMetadata(cursor: Cursor, count: number): Promise<ReadonlyMap<string, GgufValue>> {
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < count; index += 1) {
    const key = readKey(await readBytes(cursor, LIMITS.keyBytes, "key"));
    if (metadata.has(key)) fail("duplicateKey", { key });
    metadata.set(key, await readValue(cursor, key));
  }
  return metadata;
}

/** A NUL would end the key early inside the engine, which ends its process over the empty rest. */
function readKey(bytes: Buffer): string {
  const key = bytes.toString("utf8");
  const isPrintable = isUtf8(bytes) && bytes.every((byte) => byte >= 0x20 && byte !== 0x7f);
  if (bytes.length === 0 || !isPrintable) fail("badString", { what: "key", length: bytes.length, key });
  return key;
}

function readAlignment(entry: GgufValue | undefined): number {
  if (entry === undefined) return DEFAULT_ALIGNMENT;
  if (entry.type !== "u32" || typeof entry.value !== "number") fail("badAlignment", { type: entry.type });
  const { value } = entry;
  const isPowerOfTwo = (value & (value - 1)) === 0;
  if (!isPowerOfTwo || value < LIMITS.alignmentMin || value > LIMITS.alignmentMax) {
    fail("badAlignment", { alignment: value });
  }
  return value;
}
