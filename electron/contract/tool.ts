import { z } from "zod";

/** The parts of a JSON schema that decide how a value is written. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** A tool that a model may call; `parameters` is the schema of its arguments, an object. */
export const tool = z.object({
  name: z.string(),
  description: z.string().optional(),
  parameters: z.custom<JsonSchema>().optional(),
});
export type Tool = Readonly<z.infer<typeof tool>>;

/** `required` asks for a call of any tool, a name for a call of that one. */
export const toolChoice = z.union([z.enum(["auto", "none", "required"]), z.object({ name: z.string() })]);
export type ToolChoice = Readonly<z.infer<typeof toolChoice>>;

/** How a model is asked to think; `null` leaves it to the model. */
export const thinking = z.object({
  enabled: z.boolean().nullable(),
  /** One of the levels its template knows. */
  effort: z.string().nullable(),
  /** The most tokens of a thought; then it is closed and the answer begins. */
  budget: z.number().int().positive().nullable(),
});
export type Thinking = Readonly<z.infer<typeof thinking>>;
