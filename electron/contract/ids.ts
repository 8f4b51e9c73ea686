import { z } from "zod";

/** Ids are positive safe integers, made in main and rising with time, so that a repeated insert is the same insert. */
const id = z.number().int().positive();

export const chatId = id.brand<"ChatId">();
export type ChatId = z.infer<typeof chatId>;

export const messageId = id.brand<"MessageId">();
export type MessageId = z.infer<typeof messageId>;

export const modelId = z.string().min(1).max(128).brand<"ModelId">();
export type ModelId = z.infer<typeof modelId>;
