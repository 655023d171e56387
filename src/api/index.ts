export {
  choiceField,
  countField,
  dateField,
  idField,
  listField,
  periodField,
  repeatedField,
  textField,
  yesNoField,
} from './fields.ts';
export { openApiDocument } from './open-api.ts';
export { apiPages } from './pages.ts';
export { registerApi } from './register.ts';
export { type ApiRoute, fileRoute, getRoute, jsonRoute } from './route.ts';
