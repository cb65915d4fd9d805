import QRCode from 'qrcode';

/** A text as a QR code in SVG, one path, black on white. Example: a hash of 64 letters is a code of 33 or more modules a side. */
export function codeSvg(text: string): string {
  const { size, data } = QRCode.create(text).modules;
  const path = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${size + 4} ${size + 4}" width="120" height="120" role="img" aria-label="QR code of the content hash"><path d="${path}"/></svg>`;
}
