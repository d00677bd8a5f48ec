/** In which language a product runs, from what can be seen of it, and how that runtime is told whom to trust. Pure. */

export interface Runtime {
  readonly name: string
  /** Variable and value of a recipe's `start.env`. */
  readonly trust: readonly [variable: string, value: string]
  /** Start command. */
  readonly command?: RegExp
  /** `Server`, `X-Powered-By` and the names of cookies, one a line. */
  readonly answers?: RegExp
  /** Its log when it does not trust a certificate, or starts. */
  readonly log?: RegExp
}

/** The first that fits is taken: what says least comes last. */
export const runtimes: readonly Runtime[] = [
  {
    name: 'Python',
    trust: ['REQUESTS_CA_BUNDLE', '{{caBundle}}'],
    command: /\b(python3?|gunicorn|uvicorn|flask|django|manage\.py|poetry|uv run|hypercorn)\b/,
    answers: /\b(Werkzeug|gunicorn|uvicorn|WSGIServer|hypercorn|Python|csrftoken|sessionid)\b/i,
    log: /SSLCertVerificationError|Traceback \(most recent|urllib3|requests\.exceptions/,
  },
  {
    name: 'Ruby',
    trust: ['SSL_CERT_FILE', '{{caBundle}}'],
    command: /\b(ruby|bundle|rails|puma|rackup|thin)\b/,
    answers: /\b(Puma|WEBrick|Phusion|Passenger|_\w+_session|rack\.session)\b/,
    log: /OpenSSL::SSL::SSLError|Faraday::SSLError/,
  },
  {
    name: 'PHP',
    trust: ['PHP_INI_SCAN_DIR', ':/folder/with/an/ini/of/openssl.cafile'],
    command: /\b(php|artisan|composer)\b/,
    answers: /\b(PHP|PHPSESSID|laravel_session)\b/,
    log: /cURL error (60|77)|PHP (Fatal|Warning)/,
  },
  {
    name: 'Java',
    trust: [
      'JAVA_TOOL_OPTIONS',
      '-Djavax.net.ssl.trustStore=/path/to/truststore -Djavax.net.ssl.trustStoreType=JKS',
    ],
    command: /\b(java|mvnw?|gradlew?|\.jar)\b/,
    answers: /\b(JSESSIONID|Jetty|Tomcat|Coyote|Undertow|WildFly)\b/i,
    log: /PKIX path building failed|SSLHandshakeException|at java\.base/,
  },
  {
    name: '.NET',
    trust: ['SSL_CERT_FILE', '{{caBundle}}'],
    command: /\b(dotnet)\b/,
    answers: /\b(Kestrel|ASP\.NET)\b|\.AspNetCore\./,
    log: /The SSL connection could not be established|Microsoft\.(Hosting|AspNetCore)/,
  },
  {
    name: 'Go',
    trust: ['SSL_CERT_FILE', '{{caBundle}}'],
    command: /\bgo (run|build)\b/,
    log: /x509: certificate signed by unknown authority/,
  },
  {
    name: 'Apache',
    trust: ['SSL_CERT_FILE', '{{caBundle}}'],
    command: /\b(apache2?(ctl)?|httpd)\b/,
    answers: /\b(Apache|mod_auth_openidc)\b/,
  },
  {
    name: 'Deno',
    trust: ['DENO_CERT', '{{caFile}}'],
    command: /\bdeno\b/,
    log: /invalid peer certificate: UnknownIssuer/,
  },
  {
    name: 'Node.js',
    trust: ['NODE_EXTRA_CA_CERTS', '{{caFile}}'],
    command: /\b(node|npm|npx|pnpm|yarn|tsx|bun|nest|next)\b/,
    answers: /\b(Express|Next\.js|connect\.sid)\b/,
    log: /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|unable to verify the first certificate|node:internal|UNABLE_TO_GET_ISSUER_CERT/,
  },
]

export interface Traces {
  readonly command?: string | undefined
  readonly answers?: string
  readonly log?: string
}

/** Its log says most, then its answers, then how it is started: `npm start` may start anything. */
export const guessRuntime = ({ command = '', answers = '', log = '' }: Traces): Runtime | undefined =>
  runtimes.find((one) => one.log?.test(log)) ??
  runtimes.find((one) => one.answers?.test(answers)) ??
  runtimes.find((one) => one.command?.test(command))
