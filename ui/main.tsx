import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/geist-mono/wght.css'
import '#ui/tokens.css'
import '#ui/styles/app.css'
import { render } from 'solid-js/web'
import { z } from 'zod'
import { installHints } from '#ui/control/hint.ts'
import { Routes } from '#ui/routes.tsx'

// Our policy forbids building code from text, which Zod would otherwise try.
z.config({ jitless: true })

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element #app')
render(() => <Routes />, root)
installHints(document)
