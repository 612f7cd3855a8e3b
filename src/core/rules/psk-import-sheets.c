/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-import-private.h"
#include "psk-mapping-commands.h"
#include "psk-mapping-table.h"

/**
 * psk_import_get_n_sheets:
 * @self: an import after psk_import_guess()
 *
 * Returns: how many sheets the file has, and lists to the right of others
 */
guint
psk_import_get_n_sheets (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), 0);

  return self->sheets != NULL ? self->sheets->len : 0;
}

/**
 * psk_import_get_sheet_name:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
psk_import_get_sheet_name (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->name : NULL;
}

/**
 * psk_import_get_first_rows:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable) (element-type GStrv): its first rows, to be shown
 */
GPtrArray *
psk_import_get_first_rows (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->first_rows : NULL;
}

/**
 * psk_import_get_n_sheet_rows:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: the number of its last row
 */
int
psk_import_get_n_sheet_rows (PskImport *self,
                             guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->n_rows : 0;
}

/**
 * psk_import_get_sheet_problem:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): a sentence that says why households cannot come
 *   of the sheet as it is read now; %NULL when they can
 */
const char *
psk_import_get_sheet_problem (PskImport *self,
                              guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  if (s == NULL || s->mapping == NULL)
    return _("The sheet is empty.");

  return s->problem != NULL ? s->problem->message : NULL;
}

/**
 * psk_import_get_sheet_doubt:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer full) (nullable): a translated sentence about what may be missing in the
 *   sheet, though households can come of it
 */
char *
psk_import_get_sheet_doubt (PskImport *self,
                            guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? psk_import_sheet_get_doubt (s) : NULL;
}

/**
 * psk_import_get_saved_name:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): the name of the saved mapping by which the sheet
 *   is read
 */
const char *
psk_import_get_saved_name (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->saved_name : NULL;
}

/**
 * psk_import_get_chosen:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: whether the sheet is imported, if households can come of it
 */
gboolean
psk_import_get_chosen (PskImport *self,
                       guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL && s->chosen;
}

/**
 * psk_import_get_hidden:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: whether people who open the file do not see the sheet
 */
gboolean
psk_import_get_hidden (PskImport *self,
                       guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL && s->hidden;
}

/**
 * psk_import_set_chosen:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 * @chosen: whether the sheet is imported
 */
void
psk_import_set_chosen (PskImport *self,
                       guint      sheet,
                       gboolean   chosen)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  g_return_if_fail (s != NULL);

  s->chosen = chosen;
}

/**
 * psk_import_get_mapping:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): how it is read; %NULL when it has no rows
 */
const PskMapping *
psk_import_get_mapping (PskImport *self,
                        guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->mapping : NULL;
}

/**
 * psk_import_set_mapping:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 * @mapping: how to read it
 *
 * Reads a sheet in another way, and with it the sheets that have the same titles: a
 * workbook with a sheet for each tambon is corrected once.
 *
 * Returns: how many other sheets are read alike
 */
guint
psk_import_set_mapping (PskImport        *self,
                        guint             sheet,
                        const PskMapping *mapping)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);
  guint n_alike = 0;

  g_return_val_if_fail (s != NULL && mapping != NULL, 0);

  psk_import_sheet_take_mapping (s, psk_mapping_copy (mapping));
  for (guint i = 0; i < self->sheets->len; i++)
    n_alike += psk_import_sheet_follow (self->sheets->pdata[i], s);
  psk_import_find_beside (self, NULL);

  return n_alike;
}

/**
 * psk_import_set_sheet_head:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 * @row: the first row of its head, counted from 1; 0 says that there is none
 *
 * Guesses anew what the columns of the sheet hold, and of those that were laid out like
 * it until now.
 */
void
psk_import_set_sheet_head (PskImport *self,
                           guint      sheet,
                           int        row)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);
  g_autoptr (PskImportSheet) before = NULL;

  g_return_if_fail (s != NULL && s->mapping != NULL && row >= 0);

  before = psk_import_sheet_copy (s);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      PskImportSheet *other = self->sheets->pdata[i];
      const int shift = other->mapping != NULL
                        ? other->mapping->header_row - before->mapping->header_row : 0;
      const gboolean left_out = other->problem == NULL && !other->chosen;

      if (other == s || (other->mapping != NULL && psk_import_sheet_is_alike (other, before)))
        {
          psk_import_sheet_guess (other, NULL, row > 0 ? MAX (row + shift, 1) : 0, NULL,
                                  self->areas, self->codes);
          other->chosen = other->chosen && !left_out;
        }
    }
  psk_import_find_beside (self, NULL);
}

/**
 * psk_import_lacks_place:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: whether psk_import_set_place() alone makes a list of the sheet
 */
gboolean
psk_import_lacks_place (PskImport *self,
                        guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL && s->mapping != NULL && psk_mapping_has_persons (s->mapping)
         && psk_mapping_lacks_place (s->mapping);
}

/**
 * psk_import_set_place:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet with a mapping, counted from 1
 * @tambon: the code of a tambon, or 0 for what the list says
 *
 * Says where the households of a sheet are whose rows do not say it; it counts before the
 * name of the sheet and the lines above the list.
 */
void
psk_import_set_place (PskImport *self,
                      guint      sheet,
                      int        tambon)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  g_return_if_fail (s != NULL && s->mapping != NULL);
  g_return_if_fail (tambon == 0 || psk_area_code_level (tambon) == PSK_AREA_TAMBON);

  psk_import_sheet_set_place (s, tambon);
}

/**
 * psk_import_load_saved:
 * @self: an import
 * @store: a store of the book
 * @error: (nullable): where to put the error
 *
 * Has the file compared with the mappings that were saved in the book. Forgets what was
 * guessed.
 *
 * Returns: whether they could be read
 */
gboolean
psk_import_load_saved (PskImport *self,
                       PskStore  *store,
                       GError   **error)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), FALSE);

  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->saved = psk_mapping_table_read (store, error);
  return self->saved != NULL;
}

/**
 * psk_import_apply_saved:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 * @name: the name of the mapping
 * @json: what was saved
 * @error: (nullable): %PSK_ERROR_FORMAT when it does not fit the sheet
 *
 * Reads a sheet, and those with the same titles, by a saved mapping that it was not
 * recognised by.
 *
 * Returns: whether it is read so now
 */
gboolean
psk_import_apply_saved (PskImport  *self,
                        guint       sheet,
                        const char *name,
                        const char *json,
                        GError    **error)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  g_return_val_if_fail (s != NULL && name != NULL && json != NULL, FALSE);

  if (!psk_import_sheet_apply (s, name, json, self->areas, self->codes, error))
    return FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    psk_import_sheet_follow (self->sheets->pdata[i], s);
  psk_import_find_beside (self, NULL);
  return TRUE;
}

static PskSavedMapping *
make_saved (PskImport      *self,
            PskImportSheet *sheet,
            const char     *name)
{
  g_autofree char *json = psk_mapping_to_text (sheet->mapping);
  g_autofree char *signature = psk_import_sheet_get_signature (sheet);

  return psk_saved_mapping_new (name, psk_import_sheet_find_district (sheet, self->lexicon),
                                signature, json);
}

/**
 * psk_import_save_mapping:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet with a mapping, counted from 1
 * @name: what the office calls it
 *
 * Makes the command that remembers how the sheet is read, for the district that it is
 * about.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_import_save_mapping (PskImport  *self,
                         guint       sheet,
                         const char *name)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);
  g_autoptr (GPtrArray) mappings = NULL;

  g_return_val_if_fail (s != NULL && s->mapping != NULL && name != NULL, NULL);

  mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_saved_mapping_free);
  g_ptr_array_add (mappings, make_saved (self, s, name));
  return psk_command_mapping_save (mappings);
}

/* Whether a sheet before it is laid out in the same way. */
static gboolean
repeats_layout (PskImport      *self,
                PskImportSheet *sheet)
{
  for (guint i = 1; i < (guint) sheet->number; i++)
    {
      if (psk_import_is_read (self, i)
          && psk_import_sheet_is_alike (psk_import_get_sheet (self, i), sheet))
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_import_save_mappings:
 * @self: an import after psk_import_guess(), with a sheet that is read
 * @name: what the office calls it
 *
 * Makes the command that remembers how all sheets are read that are read. The first
 * layout gets @name, each further one @name and the name of its sheet.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_import_save_mappings (PskImport  *self,
                          const char *name)
{
  g_autoptr (GPtrArray) mappings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_saved_mapping_free);

  g_return_val_if_fail (PSK_IS_IMPORT (self) && name != NULL, NULL);

  for (guint i = 1; i <= psk_import_get_n_sheets (self); i++)
    {
      PskImportSheet *s = psk_import_get_sheet (self, i);
      g_autofree char *longer = g_strdup_printf ("%s – %s", name, s->name);
      g_autofree char *signature = NULL;

      if (!psk_import_is_read (self, i) || repeats_layout (self, s))
        continue;
      signature = psk_import_sheet_get_signature (s);
      if (signature != NULL)
        g_ptr_array_add (mappings, make_saved (self, s, mappings->len == 0 ? name : longer));
    }

  /* The command says why a layout without titles cannot be saved. */
  if (mappings->len == 0)
    g_ptr_array_add (mappings, psk_saved_mapping_new (name, 0, NULL, "{}"));
  return psk_command_mapping_save (mappings);
}

/**
 * psk_import_get_district:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: the district that the sheet is about, as far as its first rows say; or 0
 */
int
psk_import_get_district (PskImport *self,
                         guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? psk_import_sheet_find_district (s, self->lexicon) : 0;
}
