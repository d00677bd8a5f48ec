/** Shorter parts occur in any text by chance. */
const partLength = 8

/**
 * What an identity provider said, if it may be shown. Some echo the request in their error texts, with the
 * client secret in it; a text with a telling part of the secret is not quoted at all.
 */
export const quotable = (
  said: string | undefined,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): string | undefined => {
  if (said === undefined) return undefined
  const parts = Array.from({ length: Math.max(1, clientSecret.length - partLength + 1) }, (_, start) =>
    clientSecret.slice(start, start + partLength),
  )
  const basic = [clientSecret, `${clientId}:${clientSecret}`].map((text) =>
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
  )
  const traces = [...parts, encodeURIComponent(clientSecret), ...basic]
  return traces.some((trace) => trace !== '' && said.includes(trace)) ? undefined : said
}
