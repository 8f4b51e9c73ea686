import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import english from "#resources/locales/en.json";
import chinese from "#resources/locales/zh-Hans.json";

export type Language = "en" | "zh-Hans";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof english };
  }
}

/** The one i18next instance of the window; components use `useTranslation()`. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: english }, "zh-Hans": { translation: chinese } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Shows the window in a language; Han glyphs follow `<html lang>`. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18n.language === "zh-Hans" ? "zh-Hans" : "en";
}
