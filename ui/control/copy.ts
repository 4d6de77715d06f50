import { createSignal } from 'solid-js'

const shownMs = 1500

/** Copies text and says so for a moment. */
export function createCopy(): [() => boolean, (text: string) => void] {
  const [copied, setCopied] = createSignal(false)
  const copy = (text: string) => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true)
      window.setTimeout(() => setCopied(false), shownMs)
    })
  }
  return [copied, copy]
}
