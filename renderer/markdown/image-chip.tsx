import { ImageOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOpenLink } from "./link-context.ts";
import { isAllowedLink } from "./sanitize-schema.ts";

interface ImageChipProps {
  readonly address: string | undefined;
  readonly alt: string;
}

/** Stands for an image in an answer. Nothing is loaded: an address can carry what the model knows out of the room. */
export function ImageChip({ address, alt }: ImageChipProps): ReactNode {
  const { t } = useTranslation();
  const openLink = useOpenLink();
  const name = alt === "" ? t("chat.markdown.imageUnnamed") : t("chat.markdown.image", { alt });
  if (address === undefined || !isAllowedLink(address)) {
    return (
      <span className="markdown-image">
        <ImageOff aria-hidden size={14} />
        {name}
      </span>
    );
  }
  return (
    <button type="button" className="markdown-image" title={address} onClick={() => openLink(address)}>
      <ImageOff aria-hidden size={14} />
      {name} <span className="markdown-image-address">({address})</span>
    </button>
  );
}
