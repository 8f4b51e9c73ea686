import type { ChatId, MessageId, ModelId } from "./ids.ts";
import type { ThreadMessage } from "./message.ts";

export interface Chat {
  readonly id: ChatId;
  readonly title: string;
  /** True once a person has named it; a title made from the first line is replaced by nothing but a person. */
  readonly titled: boolean;
  /** The last message of the visible branch. */
  readonly leafId: MessageId | null;
  /** The model last used in this chat. */
  readonly modelId: ModelId | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A chat and its visible branch, from the first message to the leaf. */
export interface Thread {
  readonly chat: Chat;
  readonly messages: readonly ThreadMessage[];
}

/** A stretch of text, marked where it matches the query. */
export interface Highlight {
  readonly text: string;
  readonly match: boolean;
}

export interface SearchHit {
  readonly chat: Chat;
  /** Null when the title matched. */
  readonly messageId: MessageId | null;
  readonly title: readonly Highlight[];
  readonly snippet: readonly Highlight[];
}

/** Text typed and not yet sent; `chatId` is null for the chat that does not exist yet. */
export interface Draft {
  readonly chatId: ChatId | null;
  readonly text: string;
}
