/** What a page gives away about the inside of a product: for whoever attacks it, the beginning of a map. Pure. */

const signs: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /^\s*at (?:async )?[\w.$<>[\] ]+ ?\(?(?:file:|node:|\/|[A-Z]:\\|[\w.]+\.java:\d)/m],
  ['a stack trace', /Traceback \(most recent call last\)|^\s*File "[^"]+", line \d+/m],
  ['a stack trace', /\bat [\w.$]+\([\w.]+\.(?:java|kt|cs):\d+\)|\.go:\d+ \+0x/],
  [
    'the path of a file of its own',
    /(?:^|[\s"'(>])\/(?:home|usr|var|opt|srv|app|root|tmp)\/[\w.-]+\/[\w./-]*\w\.\w{1,5}\b/m,
  ],
  ['the path of a file of its own', /\b[A-Z]:\\(?:[\w.-]+\\)+[\w.-]+|node_modules\/|site-packages\//],
  [
    'a statement to its database',
    /\bSELECT\b[^<]{1,200}\bFROM\b|\bINSERT INTO\b|\bSQLSTATE\b|\bORA-\d{5}\b|syntax error at or near/,
  ],
  [
    'an address inside its network',
    /\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b|ECONNREFUSED|ENOTFOUND/,
  ],
]

const unescaped = (body: string): string =>
  body
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/<br ?\/?>/g, '\n')

/** What of a product's inside the body of an answer shows, if anything. */
export const disclosed = (body: string): string | undefined => {
  const text = unescaped(body)
  return signs.find(([, pattern]) => pattern.test(text))?.[0]
}
