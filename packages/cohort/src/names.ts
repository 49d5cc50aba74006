/** Names as people in two port towns have them. They are put together at random and mean nobody. */

type Names = readonly [string, ...string[]];

export const femaleNames: Names = [
  'Abigail', 'Adaeze', 'Aisha', 'Alma', 'Amara', 'Annika', 'Bea', 'Bridget', 'Camila', 'Carys', 'Chantelle', 'Dalia', 'Denise', 'Ebony', 'Elif', 'Esme', 'Farah', 'Fiona', 'Gloria', 'Hana',
  'Imani', 'Ines', 'Jasmin', 'Joanna', 'Keisha', 'Kirsty', 'Lakshmi', 'Leila', 'Lorna', 'Luz', 'Maeve', 'Magda', 'Marisol', 'Mei', 'Nadia', 'Nell', 'Oluchi', 'Paloma', 'Petra', 'Rania',
  'Rhiannon', 'Rosalind', 'Sadie', 'Shauna', 'Sofia', 'Tamsin', 'Teresa', 'Thuy', 'Valeria', 'Winona', 'Yasmin', 'Zofia',
];
export const maleNames: Names = [
  'Aaron', 'Abdul', 'Alonzo', 'Anders', 'Arjun', 'Bogdan', 'Brendan', 'Callum', 'Cesar', 'Curtis', 'Darnell', 'Dev', 'Diego', 'Dylan', 'Eamon', 'Emeka', 'Ethan', 'Farid', 'Felix', 'Gareth',
  'Hamza', 'Hector', 'Hiroshi', 'Idris', 'Ivan', 'Jamal', 'Jerome', 'Joaquin', 'Kofi', 'Kyle', 'Lamar', 'Leon', 'Luca', 'Malik', 'Mateo', 'Miguel', 'Nathan', 'Nikolai', 'Omar', 'Owen',
  'Pascal', 'Quentin', 'Rafael', 'Ravi', 'Ruben', 'Sean', 'Stefan', 'Tariq', 'Tobias', 'Trevor', 'Viktor', 'Wesley', 'Xavier', 'Yusuf',
];
export const familyNames: Names = [
  'Abara', 'Acheson', 'Adeyemi', 'Alcott', 'Anand', 'Ashdown', 'Baptiste', 'Barrow', 'Bielak', 'Bramley', 'Cardoso', 'Castellan', 'Chowdhury', 'Cobb', 'Corrigan', 'Dabrowski', 'Delgado', 'Dorsey',
  'Eckhart', 'Eze', 'Fairweather', 'Farouk', 'Finch', 'Galindo', 'Gantry', 'Ghosh', 'Greaves', 'Haldane', 'Hargreave', 'Herrera', 'Hollis', 'Ibanez', 'Imrie', 'Jablonski', 'Jessop', 'Kaplan',
  'Kinsella', 'Kowal', 'Lachance', 'Larkin', 'Lindgren', 'Lomax', 'Macrae', 'Maddox', 'Marchetti', 'Mbeki', 'Mendoza', 'Merrick', 'Nakamura', 'Ndiaye', 'Novak', 'Obi', 'Okafor', 'Orosco',
  'Pascoe', 'Pelletier', 'Pham', 'Quigley', 'Quintero', 'Rasmussen', 'Reyes', 'Rourke', 'Saldana', 'Sato', 'Seddon', 'Shah', 'Silvestri', 'Stanhope', 'Tafoya', 'Tierney', 'Tran', 'Tremaine',
  'Underhill', 'Vance', 'Velasco', 'Vickers', 'Wardle', 'Weatherby', 'Whitlock', 'Yeats', 'Zamora', 'Zielinski',
];
