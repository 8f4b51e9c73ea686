import type { Tool } from "#contract/tool.ts";

/** Tools with all that a schema may ask for, within bounds that a model of random weights can keep. */
export const grammarTools: readonly Tool[] = [
  { name: "get_time" },
  {
    name: "get_weather",
    parameters: {
      type: "object",
      properties: {
        city: { type: "string", maxLength: 24 },
        unit: { type: "string", enum: ["celsius", "fahrenheit"] },
        days: { type: "integer", minimum: 1, maximum: 14 },
        detailed: { type: "boolean" },
      },
      required: ["city", "days"],
    },
  },
  {
    name: "create_event",
    parameters: {
      type: "object",
      properties: {
        title: { type: "string", minLength: 1, maxLength: 30 },
        weight: { type: "number" },
        code: { type: "string", pattern: "^[A-Z]{2}-\\d{1,4}$" },
        guests: { type: "array", items: { type: "string", maxLength: 12 }, minItems: 1, maxItems: 3 },
        place: {
          type: "object",
          properties: {
            room: { type: "string", maxLength: 8 },
            floor: { type: "integer" },
            marks: { type: "array", items: { type: "integer" }, maxItems: 4 },
          },
          required: ["room"],
        },
        note: { anyOf: [{ type: "integer" }, { type: "null" }] },
        level: { enum: [1, 2, 3] },
      },
      required: ["title", "guests"],
    },
  },
];
