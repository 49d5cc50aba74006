/** Starts the clinic's door. */
import './layers.css';
import '@mantine/core/styles.layer.css';
import '@fairlead/ui/tokens.css';
import '@fairlead/ui/parts.css';
import '@fairlead/ui/charts.css';
import './theme.css';
import './clinic.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { DeviceDoor } from './dispensary/index.tsx';
import { Door } from './platform/door.tsx';
import { newQueryClient } from './platform/query-client.ts';
import { theme } from './platform/theme.ts';
import { router } from './routes.tsx';

const client = newQueryClient();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
          {location.pathname === '/device' ? <Suspense><DeviceDoor /></Suspense> : <Door router={router} />}
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
