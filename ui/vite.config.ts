import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Dark values are written once in tokens.css; here they are copied for people who left the theme to their system. */
function systemDark(): Plugin {
  return {
    name: 'system-dark',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('/ui/tokens.css')) return null
      const block = /\[data-theme="dark"\] \{([^}]*)\}/.exec(code)?.[1]
      if (block === undefined) throw new Error('tokens.css has no block [data-theme="dark"]')
      return `${code}\n@media (prefers-color-scheme: dark) { :root:not([data-theme]) {${block}} }\n`
    },
  }
}

/** Contracts describe routes with createRoute; the browser needs their shapes, not the OpenAPI generator behind it. */
function lightContracts(): Plugin {
  return {
    name: 'light-contracts',
    enforce: 'pre',
    resolveId(source) {
      const inBrowser = this.environment.config.consumer === 'client'
      return inBrowser && source === '@hono/zod-openapi' ? here('./api/route-kit.ts') : null
    },
  }
}

export default defineConfig({
  root: here('.'),
  plugins: [systemDark(), lightContracts(), solid(), tailwindcss()],
  build: {
    outDir: here('../dist/ui'),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and images stay files: the policy allows no data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ }],
        },
      },
    },
  },
})
