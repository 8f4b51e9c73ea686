import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { setDraft } from "./drafts.ts";
import { focusComposer } from "./store.ts";

/** What stands above the composer of a chat that has not begun. */
export function Greeting(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-fit flex-[0.85] flex-col justify-end">
      <div className="mx-auto w-full max-w-(--measure) px-10 pt-6 pb-5">
        <h2 className="text-2xl font-semibold tracking-[-0.015em]">{t("chat.greeting.title")}</h2>
        <p className="mt-0.5 text-ink-soft">{t("chat.greeting.hint")}</p>
      </div>
    </div>
  );
}

/** Three ideas below the composer; they fill it and send nothing. */
export function Starters(): ReactElement {
  const { t } = useTranslation();
  const starters = [t("chat.greeting.starter1"), t("chat.greeting.starter2"), t("chat.greeting.starter3")];
  const take = (text: string): void => {
    setDraft(null, text);
    focusComposer();
  };
  return (
    <ul
      aria-label={t("chat.greeting.starters")}
      className="mx-auto flex min-h-fit w-full max-w-(--measure) flex-1 flex-col items-start gap-0.5 px-7 pb-6"
    >
      {starters.map((text) => (
        <li key={text} className="max-w-full">
          <button
            type="button"
            onClick={() => take(text)}
            className="max-w-full rounded-md px-3 py-1.5 text-left text-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink active:bg-pressed"
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
