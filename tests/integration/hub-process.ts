/**
 * A hub as a process of its own, to be killed: `node --import tsx hub-process.ts <data folder> <port>`. Any message to
 * it is answered with how it fared since the last.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { serve } from '#main/central/serve'

const [dataDir = '', port = '0'] = process.argv.slice(2)
const served = await serve({
  dataDir,
  port: Number(port),
  onBug: (cause) => {
    throw cause
  },
})
console.log(JSON.stringify(served.ok ? served.value.address : served.error))

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
process.on('message', () => {
  const mostMegabytes = process.resourceUsage().maxRSS / 1000
  process.send?.({ mostMegabytes, longestPauseMs: delay.max / 1e6 })
  delay.reset()
})
