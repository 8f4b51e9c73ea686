import i18next from "i18next";
import english from "#resources/locales/en.json";
import chinese from "#resources/locales/zh-Hans.json";
import type { Language } from "./language.ts";

/** A text of `resources/locales` by its key, with values filled in. */
export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const catalogue = i18next.createInstance();
void catalogue.init({
  fallbackLng: "en",
  resources: { en: { translation: english }, "zh-Hans": { translation: chinese } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The same texts as the window's, for menus, native questions and the command line. */
export function textsIn(language: Language): Texts {
  const translate = catalogue.getFixedT(language);
  return (key, values) => translate(key, { ...values });
}
