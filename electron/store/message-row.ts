import { errorCodes } from "#contract/errors.ts";
import type { ErrorCode, WireError } from "#contract/errors.ts";
import { cutReason, messageState, part, role, stats } from "#contract/message.ts";
import type { ChatId, MessageId, ModelId } from "#contract/ids.ts";
import type { Message, Part } from "#contract/message.ts";
import { parseJson } from "./json.ts";

/** A row of the table `message`. */
export interface MessageRow {
  readonly id: number;
  readonly chat_id: number;
  readonly parent_id: number | null;
  readonly role: string;
  readonly state: string;
  readonly created_at: number;
  readonly model_id: string | null;
  readonly model_name: string | null;
  readonly cut_reason: string | null;
  readonly error: string | null;
  readonly stats: string | null;
  readonly text: string;
  readonly parts: string;
}

/** Reads a row whatever is in it: what cannot be understood is left out, and text is always shown. */
export function toMessage(row: MessageRow): Message {
  return {
    id: row.id as MessageId,
    chatId: row.chat_id as ChatId,
    parentId: row.parent_id as MessageId | null,
    role: role.safeParse(row.role).data ?? "assistant",
    parts: readParts(row),
    state: messageState.safeParse(row.state).data ?? "interrupted",
    modelId: row.model_id as ModelId | null,
    modelName: row.model_name,
    error: readError(row.error),
    stats: stats.safeParse(parseJson(row.stats)).data ?? null,
    cutReason: cutReason.safeParse(row.cut_reason).data ?? null,
    createdAt: row.created_at,
  };
}

function readParts(row: MessageRow): Part[] {
  const stored = parseJson(row.parts);
  if (!Array.isArray(stored)) return row.text === "" ? [] : [{ kind: "text", text: row.text }];
  return stored.flatMap(readPart);
}

/** A part of a kind from a later version still shows its text. */
function readPart(stored: unknown): readonly Part[] {
  const parsed = part.safeParse(stored);
  if (parsed.success) return [parsed.data];
  const text = typeof stored === "object" && stored !== null && "text" in stored ? stored.text : undefined;
  return typeof text === "string" ? [{ kind: "text", text }] : [];
}

function readError(json: string | null): WireError | null {
  if (json === null) return null;
  const stored = parseJson(json) as Partial<WireError> | null;
  if (!errorCodes.includes(stored?.code as ErrorCode)) return { code: "internal", params: { detail: json } };
  return { code: stored?.code as ErrorCode, params: stored?.params ?? {} };
}
