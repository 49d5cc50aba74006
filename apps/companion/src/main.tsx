import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fairlead/ui/tokens.css';
import '@fairlead/ui/basics.css';
import './companion.css';
import { turnedAway } from './platform/hide.ts';
import { keepShellFresh } from './platform/worker.ts';
import { Root } from './root.tsx';

const place = document.getElementById('root');
if (!turnedAway() && place !== null) {
  createRoot(place).render(<StrictMode><Root /></StrictMode>);
  void keepShellFresh();
}
