declare module 'zipcodes' {
  type ZipCode = {
    zip: string
    latitude: number
    longitude: number
    city: string
    state: string
    country: string
  }
  const zipcodes: {
    codes: Record<string, ZipCode | undefined>
    lookup(zip: string): ZipCode | undefined
  }
  export default zipcodes
}
