import { z } from "zod";

interface Field<T> {
  readonly section: "general" | "chat" | "engine" | "sampling";
  readonly schema: z.ZodType<T>;
  readonly default: T;
  readonly control: Control;
}

/** How the settings page draws a field. Labels are `settings.<key>.label` and `.hint` in the locales. */
export type Control =
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "toggle" }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly step: number }
  /** A number, or `null` for "let Hearth (or the model) decide". */
  | { readonly kind: "optionalNumber"; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: "text"; readonly maxLength: number };

function choice<const O extends readonly [string, ...string[]]>(
  section: Field<unknown>["section"],
  options: O,
  fallback: O[number],
): Field<O[number]> {
  return { section, schema: z.enum(options), default: fallback, control: { kind: "choice", options } };
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

function rangeSchema({ min, max, step }: Range): z.ZodNumber {
  const number = z.number().min(min).max(max);
  return Number.isInteger(step) ? number.int() : number;
}

function optionalNumber(section: Field<unknown>["section"], range: Range): Field<number | null> {
  return {
    section,
    schema: rangeSchema(range).nullable(),
    default: null,
    control: { kind: "optionalNumber", ...range },
  };
}

function number(section: Field<unknown>["section"], range: Range, fallback: number): Field<number> {
  return { section, schema: rangeSchema(range), default: fallback, control: { kind: "number", ...range } };
}

function text(section: Field<unknown>["section"], maxLength: number): Field<string> {
  return { section, schema: z.string().max(maxLength), default: "", control: { kind: "text", maxLength } };
}

/** Every setting: type, default, validation, storage and the field on the settings page follow from its line. */
export const settingsTable = {
  language: choice("general", ["system", "en", "zh-Hans"], "system"),
  theme: choice("general", ["system", "light", "dark"], "system"),
  textSize: choice("general", ["small", "medium", "large", "larger"], "medium"),
  sendKey: choice("chat", ["enter", "modEnter"], "enter"),
  systemPrompt: text("chat", 20_000),
  thinking: choice("chat", ["auto", "on", "off"], "auto"),
  thinkingEffort: choice("chat", ["auto", "low", "medium", "high", "max"], "auto"),
  thinkingBudget: optionalNumber("chat", { min: 16, max: 1_048_576, step: 1 }),
  tools: { section: "chat", schema: z.boolean(), default: false, control: { kind: "toggle" } },
  contextSize: number("engine", { min: 512, max: 1_048_576, step: 512 }, 8192),
  backend: choice("engine", ["auto", "cpu"], "auto"),
  gpuLayers: optionalNumber("engine", { min: 0, max: 512, step: 1 }),
  threads: optionalNumber("engine", { min: 1, max: 256, step: 1 }),
  memoryMap: { section: "engine", schema: z.boolean(), default: true, control: { kind: "toggle" } },
  temperature: optionalNumber("sampling", { min: 0, max: 2, step: 0.05 }),
  topK: optionalNumber("sampling", { min: 0, max: 1000, step: 1 }),
  topP: optionalNumber("sampling", { min: 0, max: 1, step: 0.01 }),
  minP: optionalNumber("sampling", { min: 0, max: 1, step: 0.01 }),
  maxTokens: optionalNumber("sampling", { min: 1, max: 1_048_576, step: 1 }),
} as const satisfies Record<string, Field<unknown>>;

export type SettingKey = keyof typeof settingsTable;
export type Settings = { readonly [K in SettingKey]: z.infer<(typeof settingsTable)[K]["schema"]> };

export const settingKeys = Object.keys(settingsTable) as readonly SettingKey[];

/** Input of `settings.change`: a known key with a value its schema accepts. */
export const settingChange = z
  .object({ key: z.enum(settingKeys as [SettingKey, ...SettingKey[]]), value: z.unknown() })
  .superRefine(({ key, value }, context) => {
    const parsed = settingsTable[key].schema.safeParse(value);
    if (!parsed.success) context.addIssue({ code: "custom", message: parsed.error.message });
  });

/** Stored values with everything missing or no longer valid replaced by its default. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const entries = settingKeys.map((key) => {
    const field = settingsTable[key];
    const parsed = field.schema.safeParse(stored[key]);
    return [key, parsed.success ? parsed.data : field.default] as const;
  });
  return Object.fromEntries(entries) as Settings;
}
