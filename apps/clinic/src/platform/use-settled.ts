/** What somebody types, once they pause. */
import { useEffect, useState } from 'react';

/** The text once typing has paused for so long, so that each key does not ask the server. */
export function useSettled(text: string, pauseMs = 120): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return settled;
}
