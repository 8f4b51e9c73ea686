import { z } from "zod";

/** A tool as a model sees it. `parameters` is the JSON schema of an object. */
export const toolSpec = z.object({
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
});
export type ToolSpec = Readonly<z.infer<typeof toolSpec>>;

/** Whether the model may call tools, must, or must call this one. */
export const toolChoice = z.union([z.enum(["auto", "none", "required"]), z.object({ name: z.string() })]);
export type ToolChoice = z.infer<typeof toolChoice>;

/** How a model is asked to think; `null` leaves it to the model. */
export const thinking = z.object({
  enabled: z.boolean().nullable(),
  /** One of the levels its template knows. */
  effort: z.string().nullable(),
  /** The most tokens of a thought; then it is closed and the answer begins. */
  budget: z.number().int().positive().nullable(),
});
export type Thinking = Readonly<z.infer<typeof thinking>>;
