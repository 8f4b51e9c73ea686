/** A moment as the fields of its date say it where the person is. */
export interface Clock {
  readonly now: Date;
  /** Minutes east of Greenwich. */
  readonly offset: number;
}

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

type Field = (date: Date, clock: Clock) => string | number;

const two = (number: number): string => String(number).padStart(2, "0");
const short = (name: string | undefined): string => (name ?? "").slice(0, 3);
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["Y", (date) => date.getUTCFullYear()],
  ["y", (date) => two(date.getUTCFullYear() % 100)],
  ["m", (date) => two(date.getUTCMonth() + 1)],
  ["d", (date) => two(date.getUTCDate())],
  ["e", (date) => String(date.getUTCDate()).padStart(2, " ")],
  ["B", (date) => months[date.getUTCMonth()] ?? ""],
  ["b", (date) => short(months[date.getUTCMonth()])],
  ["h", (date) => short(months[date.getUTCMonth()])],
  ["A", (date) => days[date.getUTCDay()] ?? ""],
  ["a", (date) => short(days[date.getUTCDay()])],
  ["w", (date) => date.getUTCDay()],
  ["u", (date) => date.getUTCDay() || 7],
  ["j", (date) => String(dayOfYear(date)).padStart(3, "0")],
  ["H", (date) => two(date.getUTCHours())],
  ["I", (date) => two(hour12(date))],
  ["M", (date) => two(date.getUTCMinutes())],
  ["S", (date) => two(date.getUTCSeconds())],
  ["f", (date) => String(date.getUTCMilliseconds() * 1000).padStart(6, "0")],
  ["p", (date) => (date.getUTCHours() < 12 ? "AM" : "PM")],
  ["F", (date) => date.toISOString().slice(0, 10)],
  ["T", (date) => date.toISOString().slice(11, 19)],
  ["R", (date) => date.toISOString().slice(11, 16)],
  [
    "D",
    (date) => `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${two(date.getUTCFullYear() % 100)}`,
  ],
  ["s", (_, { now }) => Math.floor(now.getTime() / 1000)],
  // Python's `datetime.now()` knows no time zone.
  ["z", () => ""],
  ["Z", () => ""],
  ["n", () => "\n"],
  ["t", () => "\t"],
  ["%", () => "%"],
]);

function dayOfYear(date: Date): number {
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  return Math.floor((date.getTime() - start) / 86_400_000) + 1;
}

/** Python's `strftime` in English, with the common `%-d` for a number without zeros. */
export function formatTime(format: string, clock: Clock): string {
  const local = new Date(clock.now.getTime() + clock.offset * 60_000);
  return format.replace(/%(-?)([a-zA-Z%])/g, (whole, flag: string, name: string) => {
    const value = fields.get(name)?.(local, clock);
    if (value === undefined) return whole;
    return flag === "-" ? String(value).replace(/^[0 ]+(?=\d)/, "") : String(value);
  });
}
