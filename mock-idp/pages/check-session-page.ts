import { html } from 'ghtml'

/**
 * The frame that relying parties post `client_id session_state` to: it answers `unchanged` while that
 * session is there. It knows the sessions that there were when it was loaded.
 */
export const checkSessionPage = (sessions: readonly string[]): string => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Session</title></head>
<body><script>
const sessions = !${JSON.stringify(sessions)}
addEventListener('message', ({ data, origin, source }) => {
  const [client, state] = String(data).split(' ')
  if (!source) return
  source.postMessage(!client || !state ? 'error' : sessions.includes(state) ? 'unchanged' : 'changed', origin)
})
</script></body>
</html>
`
