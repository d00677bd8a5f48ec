/** A length of time: `90s`, `10m`, `1h`, `181d`, with a sign where it may go back. */
export type Duration = string
