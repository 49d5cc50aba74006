/** A QR code, dark on white in every colour scheme, since cameras read it so. */
import { qrOf } from './qr.ts';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = qrOf(text);
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('');
  return <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${rows.length + 8} ${rows.length + 8}`} shapeRendering="crispEdges"><rect width="100%" height="100%" fill="#fff" /><path d={path} fill="#000" /></svg>;
}
