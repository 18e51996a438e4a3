/** A QR code the server drew (one path in a square) as a picture: black on white, whatever the theme. */
export function qrImage({ path, size }: { path: string; size: number }): string {
  const drawn = `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${drawn}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
