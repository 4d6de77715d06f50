import { createSignal, type JSX } from 'solid-js'
import { Icon } from '#ui/control/icon.tsx'

/** Takes files by drop or by choice. */
export function DropZone(props: {
  /** Names the choice for a screen reader. */
  label: string
  multiple?: boolean
  /** Which files are meant. */
  children: JSX.Element
  onFiles: (files: File[]) => void
}): JSX.Element {
  const [over, setOver] = createSignal(false)
  let input: HTMLInputElement | undefined
  return (
    <>
      <button
        type="button"
        class="drop-zone"
        data-over={over() ? '' : undefined}
        onClick={() => input?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          props.onFiles([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <Icon name="upload" size={18} />
        <b>{props.multiple ? 'Drop files here, or choose them' : 'Drop a file here, or choose it'}</b>
        <span>{props.children}</span>
      </button>
      <input
        ref={(node) => {
          input = node
        }}
        type="file"
        multiple={props.multiple ?? false}
        class="spoken"
        tabindex="-1"
        aria-label={props.label}
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
