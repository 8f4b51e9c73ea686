/** The value of stored JSON; null when there is none or it cannot be read. */
export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** JSON for a nullable column. */
export function toJson(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
