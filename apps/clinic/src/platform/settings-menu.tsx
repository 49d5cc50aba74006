/** One's own settings: language, light or dark, single keys, signing out. */
import { Menu, useMantineColorScheme } from '@mantine/core';
import type { FloatingPosition } from '@mantine/core';
import { languageNames, Segments, useWords } from '@fairlead/ui';
import type { Language } from '@fairlead/ui';
import { IconBuildingStore, IconCheck, IconFileImport, IconLogout, IconServer2, IconShieldLock, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from './api.ts';
import { keysChoice } from './keys.tsx';
import { languageChoice, useSession } from './session.tsx';
import { setLanguage } from '@fairlead/contract';
import { shellMessages } from './shell-messages.ts';

export function SettingsMenu({ position, children }: { readonly position: FloatingPosition; readonly children: ReactNode }) {
  const words = useWords(shellMessages);
  const { who, site, chooseSite, signOut, has } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = languageChoice.use();
  const keys = keysChoice.use();
  const speak = (chosen: Language) => { languageChoice.set(chosen); void call(setLanguage, { body: { language: chosen } }); };
  return (
    <Menu position={position} width={300} withinPortal closeOnItemClick={false}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words('signedInAs', { name: who.displayName })}</Menu.Label>
        {who.sites.length < 2 ? null : who.sites.map(({ id, name }) => <Menu.Item key={id} onClick={() => chooseSite(id)} leftSection={id === site.id ? <IconCheck className="i" aria-hidden="true" /> : <span className="i" />}>{name}</Menu.Item>)}
        <Menu.Divider />
        <Menu.Label>{words('language')}</Menu.Label>
        {(Object.keys(languageNames) as Language[]).map((each) => <Menu.Item key={each} lang={each} onClick={() => speak(each)} leftSection={each === language ? <IconCheck className="i" aria-hidden="true" /> : <span className="i" />}>{languageNames[each]}</Menu.Item>)}
        <Menu.Divider />
        <Menu.Label>{words('look')}</Menu.Label>
        <div className="menu-seg"><Segments label={words('look')} value={colorScheme} onChoose={setColorScheme} choices={[{ value: 'auto', label: words('lookAuto') }, { value: 'light', label: words('lookLight') }, { value: 'dark', label: words('lookDark') }]} /></div>
        <Menu.Item onClick={() => keysChoice.set(keys === 'on' ? 'off' : 'on')} leftSection={keys === 'on' ? <IconCheck className="i" aria-hidden="true" /> : <span className="i" />}>{words('keysOn')}</Menu.Item>
        <Menu.Divider />
        {has('administrator', 'manager', 'prescriber') ? <Menu.Item component={Link} to="/import" closeMenuOnClick leftSection={<IconFileImport className="i" aria-hidden="true" />}>{words('importRecords')}</Menu.Item> : null}
        {has('administrator', 'manager', 'prescriber', 'pharmacist', 'nurse', 'auditor') ? <Menu.Item component={Link} to="/downtime" closeMenuOnClick leftSection={<IconServer2 className="i" aria-hidden="true" />}>{words('downtime')}</Menu.Item> : null}
        {has('administrator', 'manager', 'prescriber') && site.country === 'UK' ? <Menu.Item component={Link} to="/pharmacies" closeMenuOnClick leftSection={<IconBuildingStore className="i" aria-hidden="true" />}>{words('pharmacies')}</Menu.Item> : null}
        {has('administrator') ? <Menu.Item component={Link} to="/staff" closeMenuOnClick leftSection={<IconUsersGroup className="i" aria-hidden="true" />}>{words('staffAndSites')}</Menu.Item> : null}
        <Menu.Item component={Link} to="/you" closeMenuOnClick leftSection={<IconShieldLock className="i" aria-hidden="true" />}>{words('yourSignIns')}</Menu.Item>
        <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout className="i" aria-hidden="true" />}>{words('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
