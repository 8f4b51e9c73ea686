import type { Element, ElementContent } from "hast";
import type { Components, ExtraProps } from "hast-util-to-jsx-runtime";
import type { ComponentProps, ReactNode } from "react";
import { CodeBlock } from "./code-block.tsx";
import { ImageChip } from "./image-chip.tsx";
import { Link } from "./link.tsx";
import { TableScroll } from "./table-scroll.tsx";
import { TaskBox } from "./task-box.tsx";

type Props<Tag extends keyof React.JSX.IntrinsicElements> = ComponentProps<Tag> & ExtraProps;

/** What stands for an element of an answer where the browser's own would load, navigate or overflow. */
export const elements: Partial<Components> = {
  a: ({ href, children }: Props<"a">): ReactNode => <Link href={href}>{children}</Link>,
  img: ({ src, alt }: Props<"img">): ReactNode => <ImageChip address={src} alt={alt ?? ""} />,
  input: ({ checked }: Props<"input">): ReactNode => <TaskBox checked={checked === true} />,
  table: ({ children }: Props<"table">): ReactNode => <TableScroll>{children}</TableScroll>,
  pre: ({ node, children }: Props<"pre">): ReactNode => {
    const code = node?.children.find(isCode);
    if (code === undefined) return <pre>{children}</pre>;
    return <CodeBlock language={languageOf(code)} code={textOf(code.children).replace(/\n$/, "")} />;
  },
};

function isCode(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "code";
}

function languageOf(code: Element): string {
  const names = code.properties.className;
  const name = Array.isArray(names) ? names.find((each) => String(each).startsWith("language-")) : undefined;
  return name === undefined ? "" : String(name).slice("language-".length);
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === "text" ? node.value : "")).join("");
}
