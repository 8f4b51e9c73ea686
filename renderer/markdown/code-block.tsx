import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button.tsx";

interface CodeBlockProps {
  /** As the fence names it; empty when it names none. */
  readonly language: string;
  readonly code: string;
}

/** The one place that draws a block of code. */
export function CodeBlock({ language, code }: CodeBlockProps): ReactNode {
  const { t } = useTranslation();
  const name = language === "" ? t("chat.markdown.code") : language;
  return (
    <figure className="markdown-code">
      <header>
        <span translate="no">{name}</span>
        <CopyButton text={code} label={t("chat.markdown.copyCode")} />
      </header>
      <pre role="region" aria-label={t("chat.markdown.codeIn", { language: name })} tabIndex={0} dir="ltr">
        <code translate="no">{code}</code>
      </pre>
    </figure>
  );
}
