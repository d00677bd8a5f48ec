/** Version of an endpoint, and of the tokens that it issues. */
export type Version = 1 | 2
