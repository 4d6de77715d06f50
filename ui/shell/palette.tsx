import { useLocation, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Icon, type IconName } from '#ui/control/icon.tsx'
import { moveAmong } from '#ui/control/menu.tsx'
import { Modal } from '#ui/control/modal.tsx'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress, pages } from '#ui/state/pages.ts'
import { presetPeriod, presets } from '#ui/state/period.ts'
import { toggleTheme } from '#ui/state/theme.ts'

interface Entry {
  readonly title: string
  readonly group: string
  readonly icon?: IconName
  readonly keys?: string
  run(): void
}

/** Every letter of the query in order; consecutive letters and word starts count more. Null when it does not match. */
export function fuzzy(query: string, title: string): number | null {
  const wanted = query.toLowerCase().replaceAll(' ', '')
  const text = title.toLowerCase()
  let at = -1
  let score = 0
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return null
    score += next === at + 1 ? 3 : next === 0 || text[next - 1] === ' ' ? 2 : 0
    at = next
  }
  return score - text.length / 100
}

/** Pages, workspaces and what can be done, by typing. */
export function Palette(props: { onClose: () => void }): JSX.Element {
  const entries = createEntries()
  const [query, setQuery] = createSignal('')
  const found = createMemo(() =>
    entries()
      .flatMap((entry) => {
        const score = fuzzy(query(), entry.title)
        return score === null ? [] : [{ entry, score }]
      })
      .sort((a, b) => (query() === '' ? 0 : b.score - a.score))
      .slice(0, 12)
      .map((match) => match.entry),
  )
  const pick = (entry: Entry | undefined) => {
    if (!entry) return
    props.onClose()
    entry.run()
  }
  return (
    <Modal label="Search or jump to" class="modal palette" onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk from the field into the list */}
      <div onKeyDown={(event) => moveAmong(event, event.currentTarget)}>
        <input
          aria-label="Search or jump to"
          placeholder="Page, workspace or action"
          autofocus
          autocomplete="off"
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && pick(found()[0])}
        />
        <ul class="menu" aria-label="Results">
          <For each={found()} fallback={<li class="p-3 muted">Nothing here is called that.</li>}>
            {(entry, index) => <Result entry={entry} first={index() === 0} onPick={() => pick(entry)} />}
          </For>
        </ul>
      </div>
    </Modal>
  )
}

const Result = (props: { entry: Entry; first: boolean; onPick: () => void }): JSX.Element => (
  <li>
    <button
      type="button"
      class="item"
      role="menuitem"
      data-active={props.first ? '' : undefined}
      onClick={() => props.onPick()}
    >
      <Show when={props.entry.icon}>{(icon) => <Icon name={icon()} />}</Show>
      {props.entry.title}
      <span class="hint">
        {props.entry.group} <Show when={props.entry.keys}>{(keys) => <kbd>{keys()}</kbd>}</Show>
      </span>
    </button>
  </li>
)

function createEntries(): () => Entry[] {
  const here = useHere()
  const navigate = useNavigate()
  const location = useLocation()
  const slug = () => here.workspace().slug
  return () => [
    ...pages.map((page) => ({
      title: page.title,
      group: 'Page',
      icon: page.icon,
      keys: `g ${page.key}`,
      run: () => navigate(pageAddress(slug(), page.id, location.query)),
    })),
    ...here.me().organizations.flatMap((organization) =>
      organization.workspaces
        .filter((workspace) => workspace.slug !== slug())
        .map((workspace) => ({
          title: workspace.name,
          group: organization.name,
          run: () => navigate(`/${workspace.slug}/overview`),
        })),
    ),
    ...presets.map(([id, title]) => ({
      title,
      group: 'Date range',
      run: () => here.shared.set({ ...presetPeriod(id, here.today()), open: null }),
    })),
    {
      title: 'Compare with the previous period',
      group: 'Do',
      run: () => here.shared.set({ compare: 'previous' }),
    },
    { title: 'Compare with last year', group: 'Do', run: () => here.shared.set({ compare: 'year' }) },
    {
      title: 'Add files',
      group: 'Do',
      icon: 'upload',
      run: () => navigate(pageAddress(slug(), 'sources', location.query)),
    },
    { title: 'Change theme', group: 'Do', run: toggleTheme },
  ]
}
