import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { IconButton } from "./icon-button.tsx";
import { useUiText } from "./ui-text.tsx";

interface CopyButtonProps {
  /** What is copied; a function when it is dear to make. */
  readonly text: string | (() => string);
  readonly label?: string;
  readonly size?: "sm" | "md";
}

/** Copies, and says so for two seconds. */
export function CopyButton({ text, label, size = "sm" }: CopyButtonProps): ReactElement {
  const words = useUiText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(typeof text === "string" ? text : text());
    setCopied(true);
  };
  return (
    <IconButton
      label={copied ? words.copied : (label ?? words.copy)}
      icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      size={size}
      onClick={() => void copy()}
    />
  );
}
