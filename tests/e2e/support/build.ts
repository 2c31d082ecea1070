import { execFileSync } from 'node:child_process'

/** The stories run on what `npm run build` makes, never on an old build. */
export default function build(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
}
