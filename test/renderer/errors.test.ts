import { afterEach, describe, expect, it } from "vitest";
import { errorCodes } from "#contract/errors.ts";
import { errorText } from "../../renderer/errors.ts";
import { showLanguage } from "../../renderer/i18n.ts";

afterEach(() => showLanguage("en"));

describe("errorText", () => {
  it.each(errorCodes)("has whole sentences for %s without any parameter, in both languages", (code) => {
    for (const language of ["en", "zh-Hans"] as const) {
      showLanguage(language);
      const { title, next } = errorText({ code, params: {} });
      expect(`${title} ${next}`).not.toMatch(/\{\{|undefined|errors\./);
      expect(next).toMatch(language === "en" ? /\.$/ : /。$/);
    }
  });

  it("says sizes in gigabytes and the context that would fit", () => {
    const params = {
      needed: 11_200_000_000,
      available: 7_400_000_000,
      contextSize: 8192,
      fittingContext: 4096,
    };
    const { next } = errorText({ code: "modelTooLarge", params });
    expect(next).toContain("It needs 11.2 GB; 7.4 GB is free. A context of 4,096 tokens would fit.");
  });

  it("does not offer a context when none fits", () => {
    const { next } = errorText({
      code: "modelTooLarge",
      params: { needed: 2, available: 1, fittingContext: 0 },
    });
    expect(next).not.toContain("would fit");
  });

  it("counts tokens, not bytes, when a chat is too long", () => {
    const { next } = errorText({ code: "contextTooSmall", params: { needed: 9000, contextSize: 8192 } });
    expect(next).toContain("It needs 9,000 tokens; there is room for 8,192.");
  });

  it("says what the reader found in a refused file", () => {
    const cut = { reason: "truncated", size: 3_100_000_000, needed: 4_700_000_000 };
    expect(errorText({ code: "modelInvalid", params: cut }).next).toContain("3.1 GB of at least 4.7 GB");
    const page = { reason: "notGguf", actual: "html" };
    expect(errorText({ code: "modelInvalid", params: page }).next).toContain("It is a web page");
  });

  it("names the kind of a model that is not for chat", () => {
    const { next } = errorText({ code: "modelNotChat", params: { kind: "projector" } });
    expect(next).toContain("Its kind is “Image add-on”.");
  });

  it("says once what to do about a safetensors file", () => {
    const { next } = errorText({ code: "safetensors", params: { actual: "safetensors", file: "a" } });
    expect(next).toBe("Hearth reads GGUF. Search for the same name with “GGUF” at the end.");
  });

  it("leaves out a reason that it has no words for", () => {
    const { next } = errorText({ code: "modelInvalid", params: { reason: "llama.cpp said: 42" } });
    expect(next).toBe("Download it again, or choose another file.");
  });
});
