import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Build targets stay at Node 20 and Chrome 130: the oldest Electron the app is tested on. */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          main: at('src-main/electron/main.ts'),
          core: at('src-main/shell/core-process.ts'),
          cli: at('src-main/cli/cli.ts'),
          'scan-worker': at('src-main/scan/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src-main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    build: {
      target: 'chrome130',
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: {
        input: { index: at('src-renderer/index.html'), projector: at('src-renderer/projector.html') },
      },
    },
    plugins: [react()],
  },
})
