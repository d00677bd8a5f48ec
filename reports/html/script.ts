/** The only script of the page: filter, open the linked scenario, copy. The page is complete without it. */
export const script = `
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const bar = document.querySelector('.filter')
const text = document.querySelector('#f-text')
const area = document.querySelector('#f-area')
const boxes = all('.filter input[type=checkbox]')
const out = document.querySelector('.filter output')
const items = all('[data-verdict]').map((node) => ({ node, words: (node.matches('.s') ? (node.querySelector('summary') ?? node) : node).textContent.toLowerCase() }))

const filter = () => {
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
  const ids = new Set()
  for (const { node, words: own } of items) {
    const shown = verdicts.has(node.dataset.verdict) && (area.value === '' || node.dataset.area === area.value) && words.every((word) => own.includes(word))
    node.hidden = !shown
    if (shown) ids.add(node.id || decodeURIComponent(node.hash.slice(1)))
  }
  for (const section of all('section[data-group]')) section.hidden = !section.querySelector('[data-verdict]:not([hidden])')
  out.textContent = ids.size + ' shown'
}

const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target) return
  if (target.hidden) { text.value = ''; area.value = ''; for (const box of boxes) box.checked = true; filter() }
  for (let node = target; node; node = node.parentElement) if (node.matches('details')) node.open = true
  target.scrollIntoView()
}

const copied = async (button) => {
  const words = button.previousElementSibling.textContent
  try { await navigator.clipboard.writeText(words); button.textContent = 'Copied' }
  catch { getSelection().selectAllChildren(button.previousElementSibling); button.textContent = 'Press Ctrl+C' }
  setTimeout(() => { button.textContent = 'Copy' }, 1500)
}

bar.hidden = false
for (const button of all('button.copy')) { button.hidden = false; button.addEventListener('click', () => copied(button)) }
bar.addEventListener('input', filter)
addEventListener('hashchange', reveal)
addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && document.activeElement !== text) { event.preventDefault(); text.focus() }
  if (event.key === 'Escape' && document.activeElement === text) { text.value = ''; filter() }
})
filter()
reveal()
`
