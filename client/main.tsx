import '@fontsource-variable/inter/wght.css';
import '#client/ui/tokens.css';
import '#client/ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from '#client/App.tsx';
import { LanguageProvider } from '#client/locale/language.tsx';

// The content security policy forbids `new Function`, with which zod would compile its validators.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

document.documentElement.dataset.ground = 'wall';
createRoot(root).render(
  <QueryClientProvider client={new QueryClient()}>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </QueryClientProvider>,
);
