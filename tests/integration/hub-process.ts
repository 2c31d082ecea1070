/** A hub as a process of its own, to be killed: `node --import tsx hub-process.ts <data folder> <port>`. */
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
