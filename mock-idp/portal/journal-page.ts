import type { Controlled } from '../control/listener.ts'
import { code, portalPage, rows, text } from './frame.ts'

/** Entries on a page; older ones are in the control API. */
const most = 200

/** The journal, newest first; it renews itself when something arrives. */
export const journalPage = (mock: Controlled, tenant: string | undefined): string => {
  const entries = mock.journal.entries(tenant === undefined ? {} : { tenant }).slice(-most)
  const shown = (path: string): string => (path.split('?')[0] ?? path).replace(`/${tenant}/`, '…/')
  const lines = entries
    .toReversed()
    .map((entry) => [
      text(entry.at.slice(11, 19)),
      text(entry.message),
      `${text(entry.method)} ${code(shown(entry.path))}`,
      text(String(entry.status)),
      entry.code === undefined ? '' : `<b class="bad">${text(entry.code)}</b>`,
      text(entry.reason) +
        entry.delivered.map(({ says }) => `<br><span class="bad">lie: ${text(says)}</span>`).join(''),
    ])
  return portalPage(
    'Journal',
    [['Journal', '/portal/journal']],
    `${rows(['Time', 'Message', 'Request', 'Status', 'Code', 'Why'], lines)}
<script>
fetch('/portal/news?since=${mock.journal.last}').then(() => location.reload(), () => undefined)
</script>`,
    undefined,
  )
}
