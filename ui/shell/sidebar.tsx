import { A, useLocation } from '@solidjs/router'
import { For, type JSX } from 'solid-js'
import { Button } from '#ui/control/button.tsx'
import { Icon } from '#ui/control/icon.tsx'
import { useHere } from '#ui/state/here.tsx'
import { pageAddress, pageGroups, pages } from '#ui/state/pages.ts'
import { theme, toggleTheme } from '#ui/state/theme.ts'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** Pages in their groups; the workspace above, theme and help below. */
export function Sidebar(props: {
  onJump: () => void
  onHelp: () => void
  onCollapse?: () => void
}): JSX.Element {
  return (
    <aside class="sidebar" aria-label="Pages">
      <WorkspaceMenu />
      <button
        type="button"
        class="jump"
        onClick={() => props.onJump()}
        aria-label="Search or jump to"
        data-hint="Search or jump to"
      >
        <Icon name="search" size={13} />
        <span>Search or jump to</span>
        <kbd>{/Mac/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <PageLinks />
      <div class="foot">
        <Button
          icon={theme() === 'dark' ? 'sun' : 'moon'}
          label={theme() === 'dark' ? 'Light theme' : 'Dark theme'}
          onClick={toggleTheme}
        />
        <Button label="Keys and help" title="Keys and help, key ?" onClick={() => props.onHelp()}>
          ?
        </Button>
        {props.onCollapse ? (
          <Button icon="sidebar" label="Fold the sidebar" onClick={() => props.onCollapse?.()} />
        ) : null}
      </div>
    </aside>
  )
}

function PageLinks(): JSX.Element {
  const here = useHere()
  const location = useLocation()
  const current = () => location.pathname.split('/')[2] ?? 'overview'
  return (
    <nav aria-label="Pages">
      <For each={pageGroups}>
        {(group) => (
          <>
            <p class="group">{group}</p>
            <For each={pages.filter((page) => page.group === group)}>
              {(page) => (
                <A
                  href={pageAddress(here.workspace().slug, page.id, location.query)}
                  aria-current={current() === page.id ? 'page' : undefined}
                  data-hint={`${page.purpose} Keys g ${page.key}`}
                >
                  <Icon name={page.icon} />
                  <span class="label">{page.title}</span>
                </A>
              )}
            </For>
          </>
        )}
      </For>
    </nav>
  )
}

const atThumb: ReadonlySet<string> = new Set(['overview', 'reconcile', 'attribution', 'orders', 'sources'])

/** On a phone the pages that one looks at most stand at the thumb; the menu above has all. */
export function BottomBar(): JSX.Element {
  const here = useHere()
  const location = useLocation()
  const current = () => location.pathname.split('/')[2] ?? 'overview'
  return (
    <nav class="bottom-bar" aria-label="Pages">
      <For each={pages.filter((page) => atThumb.has(page.id))}>
        {(page) => (
          <A
            href={pageAddress(here.workspace().slug, page.id, location.query)}
            aria-current={current() === page.id ? 'page' : undefined}
          >
            <Icon name={page.icon} size={20} />
            {page.title}
          </A>
        )}
      </For>
    </nav>
  )
}
