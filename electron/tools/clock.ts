import { z } from "zod";
import { defineTool } from "./tool.ts";

export const clock = defineTool({
  name: "current_time",
  description:
    "Tells the current date, time, weekday and time zone. Use it whenever the answer depends on today or now.",
  input: z.object({
    time_zone: z
      .string()
      .optional()
      .describe("IANA name such as Asia/Shanghai; the user's own when left out"),
  }),
  run({ time_zone: timeZone }, context) {
    const zone = timeZone ?? context.timeZone;
    return JSON.stringify({ ...parts(context.now(), zone), time_zone: zone });
  },
});

function parts(
  now: Date,
  timeZone: string,
): { readonly date: string; readonly time: string; readonly weekday: string } {
  const format = (options: Intl.DateTimeFormatOptions, locale: string): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(now);
  return {
    date: format({ year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA"),
    time: format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }, "en-GB"),
    weekday: format({ weekday: "long" }, "en-US"),
  };
}
