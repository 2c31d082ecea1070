import { useEffect, useRef, useState } from 'react'

type State = 'asking' | 'on' | 'denied' | 'none'

/** As many pixels as the camera has: a sheet needs two thousand across. */
const WANTED = { width: { ideal: 4096 }, height: { ideal: 3072 }, facingMode: 'environment' }

/** The laptop's camera, on for as long as this screen is there. */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<State>('asking')
  const [devices, setDevices] = useState<{ value: string; label: string }[]>([])
  const [deviceId, setDeviceId] = useState<string | null>(null)

  useEffect(() => {
    let stream: MediaStream | null = null
    let left = false
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const start = async () => {
      const wanted = deviceId ? { ...WANTED, deviceId: { exact: deviceId } } : WANTED
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted })
      } catch (error) {
        const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
        if (!left) setState(isDenied ? 'denied' : 'none')
        return
      }
      if (left) return stop()
      if (video.current) video.current.srcObject = stream
      setState('on')
      const all = await navigator.mediaDevices.enumerateDevices()
      const cameras = all.filter(({ kind }) => kind === 'videoinput')
      setDevices(
        cameras.map(({ deviceId: value, label }, index) => ({ value, label: label || `${index + 1}` })),
      )
    }
    void start()
    return () => {
      left = true
      stop()
    }
  }, [deviceId])

  return {
    video,
    state,
    devices,
    deviceId,
    choose: setDeviceId,
    /** What the camera sees now, in full; null while it sees nothing. */
    async photograph(): Promise<File | null> {
      const seen = video.current
      if (!seen || seen.videoWidth === 0) return null
      const canvas = new OffscreenCanvas(seen.videoWidth, seen.videoHeight)
      canvas.getContext('2d')?.drawImage(seen, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
      const time = new Date().toISOString().slice(11, 19).replaceAll(':', '-')
      return new File([blob], `camera ${time}.jpg`, { type: 'image/jpeg' })
    },
  }
}
