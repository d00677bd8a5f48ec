/** Headers of an answer that say what a browser may do with it. Pure. */

const policyHeaders = [
  'cache-control',
  'content-security-policy',
  'content-type',
  'referrer-policy',
  'x-frame-options',
]

/** Those headers, as far as the answer has them. */
export const policyOf = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policyHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, [value].flat().join(', ')]]
    }),
  )
