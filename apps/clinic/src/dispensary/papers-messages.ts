/** Words of the papers of stock: product cards, receipts, disposals, reorder, reconciliation. */
import { catalogue } from '@fairlead/ui';

export const papersMessages = catalogue({
  en: {
    products: 'Products', productsSub: 'As they stand on the packs. Forms and values are filled from here.', schedule: 'schedule {schedule}', noNdc: 'NDC not entered', noPack: 'pack size not entered', noPrice: 'price not entered', units: 'units', changeCard: 'Change', saveCard: 'Save the card', cancel: 'Cancel',
    ndc: 'NDC', ndcHint: 'As on the pack, with its hyphens, such as 0054-0392-68.', ndcWrong: 'Three groups of digits with hyphens, 10 or 11 in all.', tradeName: 'Trade name', maker: 'Maker', pack: 'In one pack', packHint: 'Millilitres of a liquid; tablets, films or syringes of anything else.', price: 'Price of a pack',
  },
  es: {
    products: 'Productos', productsSub: 'Como figuran en los envases. De aquí se llenan formularios y valores.', schedule: 'lista {schedule}', noNdc: 'NDC sin anotar', noPack: 'tamaño sin anotar', noPrice: 'precio sin anotar', units: 'unidades', changeCard: 'Cambiar', saveCard: 'Guardar la ficha', cancel: 'Cancelar',
    ndc: 'NDC', ndcHint: 'Como en el envase, con sus guiones, p. ej. 0054-0392-68.', ndcWrong: 'Tres grupos de cifras con guiones, 10 u 11 en total.', tradeName: 'Nombre comercial', maker: 'Fabricante', pack: 'En un envase', packHint: 'Mililitros de un líquido; comprimidos, láminas o jeringas de lo demás.', price: 'Precio de un envase',
  },
});
