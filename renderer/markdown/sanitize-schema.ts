import type { Schema } from "hast-util-sanitize";

/** Schemes that a link in an answer may have; everything else is shown as text that leads nowhere. */
export const linkSchemes = ["https", "http", "mailto"] as const;

/** What may come out of a text written by a model. Nothing here can load, run, style or submit anything. */
export const sanitizeSchema: Schema = {
  tagNames: words(`
    a blockquote br code del div em h1 h2 h3 h4 h5 h6 hr img input
    li ol p pre strong sup table tbody td th thead tr ul
  `),
  attributes: {
    a: ["href"],
    div: [["className", "footnote"]],
    code: [["className", /^language-./]],
    img: ["src", "alt"],
    input: ["checked", ["type", "checkbox"]],
    li: [["className", "task-list-item"]],
    ol: ["start", ["className", "contains-task-list"]],
    ul: [["className", "contains-task-list"]],
    td: ["align"],
    th: ["align"],
  },
  protocols: { href: [...linkSchemes], src: ["https", "http"] },
  required: { input: { type: "checkbox" } },
  allowComments: false,
  allowDoctypes: false,
  clobber: [],
  strip: ["script", "style"],
};

/** True for an address with one of the allowed schemes; relative addresses have none. */
export function isAllowedLink(url: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  return linkSchemes.some((allowed) => allowed === scheme);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
