import type { JsonSchema, Tool } from "#contract/tool.ts";
import { z } from "zod";
import type { ZodObject } from "zod";

/** What a tool knows besides its arguments. */
export interface ToolContext {
  readonly now: () => Date;
  readonly timeZone: string;
  readonly signal: AbortSignal;
}

/** Something a model can do. `run` answers with text for the model, or fails with a reason the model can act on. */
export interface BuiltInTool {
  readonly spec: Tool;
  run(input: unknown, context: ToolContext): Promise<string>;
}

interface Definition<In extends ZodObject> {
  readonly name: string;
  /** For the model: what it does, and when to use it. */
  readonly description: string;
  readonly input: In;
  readonly run: (input: z.infer<In>, context: ToolContext) => string | Promise<string>;
}

/** A tool from its schema: what the model is shown and what its arguments are checked against are the same thing. */
export function defineTool<In extends ZodObject>({
  name,
  description,
  input,
  run,
}: Definition<In>): BuiltInTool {
  return {
    spec: { name, description, parameters: parametersOf(input) },
    async run(given, context) {
      const parsed = input.safeParse(given);
      if (!parsed.success) throw new Error(`wrong arguments: ${z.prettifyError(parsed.error)}`);
      return run(parsed.data, context);
    },
  };
}

function parametersOf(input: ZodObject): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input" });
  return schema as JsonSchema;
}
