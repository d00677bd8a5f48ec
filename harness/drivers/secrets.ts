/** Keeps secrets that a driver was told out of its log. Pure. */
/** The client secrets in a request of the contract. */
export const secretsOf = (body: unknown): readonly string[] => {
  if (typeof body !== 'object' || body === null || !('connection' in body)) return []
  const { connection } = body
  return typeof connection === 'object' &&
    connection !== null &&
    'clientSecret' in connection &&
    typeof connection.clientSecret === 'string'
    ? [connection.clientSecret]
    : []
}
