/**
 * A screen whose code is fetched when it is opened. The router's own way loads the whole page anew where that fails: with the
 * server gone, that would take away what stands on the screen. Here the failure is said, and the next opening tries again.
 */
import type { AsyncRouteComponent } from '@tanstack/react-router';
import { createElement, use } from 'react';
import type { FunctionComponent } from 'react';

/** The code of a screen did not arrive: the server or the line is gone, or the screens were built anew since. */
export class ScreenDidNotArrive extends Error {}

export function lazyScreen<Name extends string>(importer: () => Promise<Readonly<Record<Name, FunctionComponent>>>, name: Name): AsyncRouteComponent<object> {
  let screen: FunctionComponent | undefined;
  let failure: ScreenDidNotArrive | undefined;
  let pending: Promise<void> | undefined;
  const load = (): Promise<void> => {
    if (pending === undefined) {
      failure = undefined;
      pending = importer().then((module) => { screen = module[name]; }, (error: unknown) => {
        pending = undefined;
        failure = new ScreenDidNotArrive(name, { cause: error });
      });
    }
    return pending;
  };
  return Object.assign(function LazyScreen() {
    if (failure !== undefined) throw failure;
    if (screen === undefined) use(load());
    return screen === undefined ? null : createElement(screen);
  }, { preload: load });
}
