import type { LlamaModel, Token } from "node-llama-cpp";

export type SpecialTokens = Pick<LlamaModel, "tokenize" | "getTokenAttributes">;

/** The control token that a text stands for, or null. */
export function controlToken(model: SpecialTokens, text: string): Token | null {
  const token = specialToken(model, text);
  return token !== null && model.getTokenAttributes(token).control ? token : null;
}

/** The control or added token that a text stands for, or null. */
export function specialToken(model: SpecialTokens, text: string): Token | null {
  const [token, ...more] = model.tokenize(text, true, "trimLeadingSpace");
  if (token === undefined || more.length > 0) return null;
  const { control, userDefined } = model.getTokenAttributes(token);
  return control || userDefined ? token : null;
}
