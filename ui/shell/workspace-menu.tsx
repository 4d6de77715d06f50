import { useNavigate } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { endSession } from '#ui/api/account.ts'
import { Icon } from '#ui/control/icon.tsx'
import { moveAmong } from '#ui/control/menu.tsx'
import { Popup } from '#ui/control/popup.tsx'
import { useHere } from '#ui/state/here.tsx'

/** Which brand is looked at; the others of each organization; who is signed in. */
export function WorkspaceMenu(): JSX.Element {
  const here = useHere()
  return (
    <Popup
      label={`Workspace: ${here.workspace().name}`}
      role="menu"
      buttonClass="brand"
      panelClass="menu"
      button={
        <>
          <span class="monogram">{here.workspace().name.slice(0, 1).toUpperCase()}</span>
          <span class="name">{here.workspace().name}</span>
          <Icon name="chevron" size={12} class="chevron" />
        </>
      }
    >
      {(close) => <Workspaces close={close} />}
    </Popup>
  )
}

function Workspaces(props: { close: () => void }): JSX.Element {
  const here = useHere()
  const navigate = useNavigate()
  const leave = async () => {
    await endSession()
    navigate('/sign-in')
  }
  const go = (path: string) => {
    props.close()
    navigate(path)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are handled once for all items of the menu around it
    <div onKeyDown={(event) => moveAmong(event, event.currentTarget)}>
      <For each={here.me().organizations}>
        {(organization) => (
          <>
            <p class="group">{organization.name}</p>
            <For each={organization.workspaces}>
              {(workspace) => (
                <button
                  type="button"
                  class="item"
                  role="menuitem"
                  onClick={() => go(`/${workspace.slug}/overview`)}
                >
                  <span class="tick">
                    <Show when={workspace.id === here.workspace().id}>
                      <Icon name="check" size={14} />
                    </Show>
                  </span>
                  {workspace.name}
                  <span class="hint">{workspace.currency}</span>
                </button>
              )}
            </For>
          </>
        )}
      </For>
      <hr />
      <button type="button" class="item" role="menuitem" onClick={() => go('/welcome')}>
        <span class="tick">
          <Icon name="plus" size={14} />
        </span>
        Add a workspace
      </button>
      <hr />
      <p class="group">{here.me().account.email}</p>
      <button type="button" class="item" role="menuitem" onClick={() => void leave()}>
        <span class="tick" />
        Sign out
      </button>
    </div>
  )
}
