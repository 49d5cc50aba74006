/** The books of stock that an inspector asks for, on the screen and on paper. */
import { Button, Segments, useWords } from '@fairlead/ui';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Screen, useSession } from '../platform/index.ts';
import { BookDay, BookLog, BookRegister } from './book-tables.tsx';
import { BookInventory } from './book-inventory.tsx';
import { BookLosses } from './book-losses.tsx';
import { BookDisposals } from './book-disposals.tsx';
import { BookProducts } from './book-products.tsx';
import { BookReceipts } from './book-receipts.tsx';
import { BookReconcile } from './book-reconcile.tsx';
import { BookShelves } from './book-shelves.tsx';
import { BookCold } from './cold/book-cold.tsx';
import { booksMessages } from './books-messages.ts';
import './books.css';

const books = ['day', 'log', 'register', 'reconcile', 'shelf', 'cold', 'receipts', 'inventory', 'disposals', 'losses', 'products'] as const;

export function BooksScreen() {
  const words = useWords(booksMessages);
  const { site } = useSession();
  const { book: asked } = useSearch({ strict: false }) as { readonly book?: string };
  const [book, setBook] = useState<(typeof books)[number]>(books.find((each) => each === asked) ?? 'day');
  return (
    <Screen title={words('books')} sub={site.name}>
      <div className="stack">
        <div className="rowx no-print"><Segments label={words('which')} value={book} onChoose={setBook} choices={books.map((value) => ({ value, label: words(value) }))} /><Button onClick={() => window.print()}><IconPrinter className="i" aria-hidden="true" />{words('print')}</Button><Link to="/ledger">{words('toLedger')}</Link></div>
        {{ day: <BookDay />, log: <BookLog />, register: <BookRegister />, shelf: <BookShelves />, cold: <BookCold />, receipts: <BookReceipts />, disposals: <BookDisposals />, reconcile: <BookReconcile />, inventory: <BookInventory />, losses: <BookLosses />, products: <BookProducts /> }[book]}
      </div>
    </Screen>
  );
}
