/** Names that the companion signs in with: easy to write down, telling nothing of whoever has one. */
import { randomInt } from 'node:crypto';

const first = ['amber', 'autumn', 'birch', 'bright', 'calm', 'cedar', 'clear', 'clover', 'copper', 'early', 'evening', 'fern', 'gentle', 'golden', 'green', 'hazel', 'hollow', 'indigo', 'ivory', 'jade', 'kind', 'lemon', 'light', 'linen', 'maple', 'mellow', 'mint', 'misty', 'morning', 'olive', 'open', 'pearl', 'pine', 'quiet', 'rain', 'river', 'rose', 'sage', 'silver', 'soft', 'spring', 'summer', 'sunny', 'tidal', 'velvet', 'violet', 'warm', 'willow', 'winter', 'wild'] as const;
const second = ['acorn', 'anchor', 'basket', 'bell', 'boat', 'bridge', 'candle', 'canyon', 'cloud', 'coast', 'comet', 'coral', 'creek', 'dune', 'feather', 'field', 'garden', 'harbor', 'heron', 'hill', 'island', 'kettle', 'ladder', 'lake', 'lantern', 'leaf', 'meadow', 'moon', 'orchard', 'otter', 'paper', 'path', 'pebble', 'piano', 'pocket', 'pond', 'robin', 'sail', 'shell', 'shore', 'song', 'sparrow', 'star', 'stone', 'table', 'tide', 'trail', 'valley', 'wave', 'wind'] as const;

/** A name like `quiet-heron-407`: one of two and a quarter million, made without the person's own name. */
export function newSignInName(): string {
  return `${first[randomInt(first.length)] ?? 'calm'}-${second[randomInt(second.length)] ?? 'lake'}-${100 + randomInt(900)}`;
}
