/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-export.h"

#include <glib/gi18n-lib.h>

#include "psk-exchange.h"
#include "psk-household-fields.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-scratch.h"
#include "psk-staging-choices.h"

static const struct
{
  const char *title;
  PskColumnKind kind;
  int width;
  PskHouseholdField field;
} columns[] = {
  { N_("No."), PSK_COLUMN_INTEGER, 6, PSK_HOUSEHOLD_SLOT },
  { N_("District"), PSK_COLUMN_TEXT, 14, PSK_HOUSEHOLD_TAMBON },
  { N_("Tambon"), PSK_COLUMN_TEXT, 14, PSK_HOUSEHOLD_TAMBON },
  { N_("Village"), PSK_COLUMN_INTEGER, 8, PSK_HOUSEHOLD_VILLAGE_NO },
  { N_("House number"), PSK_COLUMN_TEXT, 12, PSK_HOUSEHOLD_HOUSE_NO },
  { N_("Title"), PSK_COLUMN_TEXT, 12, PSK_HOUSEHOLD_TITLE },
  { N_("First Name"), PSK_COLUMN_TEXT, 16, PSK_HOUSEHOLD_FIRST_NAME },
  { N_("Last Name"), PSK_COLUMN_TEXT, 18, PSK_HOUSEHOLD_LAST_NAME },
  { N_("Citizen ID"), PSK_COLUMN_TEXT, 20, PSK_HOUSEHOLD_CITIZEN_ID },
  { N_("Phone"), PSK_COLUMN_TEXT, 14, PSK_HOUSEHOLD_PHONE },
  { N_("Vulnerability"), PSK_COLUMN_TEXT, 20, PSK_HOUSEHOLD_VULNERABILITY },
  { N_("Members"), PSK_COLUMN_INTEGER, 10, PSK_HOUSEHOLD_MEMBERS },
  { N_("Kinds of vegetables"), PSK_COLUMN_INTEGER, 12, PSK_HOUSEHOLD_KINDS },
  { N_("Planted"), PSK_COLUMN_DATE, 14, PSK_HOUSEHOLD_PLANTED_ON },
  { N_("Status"), PSK_COLUMN_TEXT, 14, PSK_HOUSEHOLD_STATUS },
  { N_("Note"), PSK_COLUMN_TEXT, 24, PSK_HOUSEHOLD_NOTE },
};

/* The district goes with the tambon, before it. */
#define DISTRICT_COLUMN 1

/* What is written out, from which rows into which columns. */
typedef struct
{
  PskAreas *areas;
  PskDefinition *codes;
  PskHouseholdQuery *query;
  PskExportLevel level;
  guint shown[G_N_ELEMENTS (columns)]; /* numbers of columns */
  guint n_shown;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->codes, psk_definition_unref);
  g_clear_pointer (&self->query, psk_household_query_free);
  g_free (self->path);
  g_free (self);
}

static void
show_field (Export           *self,
            PskHouseholdField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (columns[i].field == field
          && (self->level != PSK_EXPORT_PUBLIC || !psk_household_field_is_personal (field))
          && self->n_shown < G_N_ELEMENTS (columns))
        self->shown[self->n_shown++] = i;
    }
}

/* The district goes with the tambon. */
static Export *
export_new (PskBook                 *book,
            const PskHouseholdQuery *query,
            GArray                  *fields,
            PskExportLevel           level,
            const char              *path)
{
  Export *self = g_new0 (Export, 1);

  self->areas = psk_areas_ref (psk_book_get_areas (book));
  self->codes = psk_definition_ref (psk_book_get_codes (book));
  self->query = psk_household_query_copy (query);
  self->level = level;
  self->path = g_strdup (path);
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    show_field (self, g_array_index (fields, PskHouseholdField, i));
  for (guint i = 0; fields == NULL && i < G_N_ELEMENTS (columns); i++)
    {
      if (i == 0 || columns[i].field != columns[i - 1].field)
        show_field (self, columns[i].field);
    }

  return self;
}

/* A spreadsheet takes its own dates; the district stands beside the tambon. */
static void
fill_cells (Export       *self,
            PskHousehold *household,
            char        **cells)
{
  const PskLanguage language = psk_language_of_messages ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i == DISTRICT_COLUMN)
        cells[i] = g_strdup (psk_areas_get_name (self->areas,
                                                 psk_area_code_parent (household->tambon),
                                                 language));
      else if (columns[i].kind == PSK_COLUMN_DATE)
        cells[i] = g_strdup (household->planted_on);
      else
        cells[i] = psk_household_field_text (household, columns[i].field, self->areas,
                                             self->codes, language);
    }
}

static gboolean
add_row (Export     *self,
         PskStaging *staging,
         char      **cells,
         GError    **error)
{
  const char *kept[G_N_ELEMENTS (columns)];

  for (guint i = 0; i < self->n_shown; i++)
    kept[i] = cells[self->shown[i]];

  return psk_staging_add_row (staging, kept, (int) self->n_shown, error);
}

static char **
names_within (Export      *self,
              PskAreaLevel level)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < psk_areas_get_n (self->areas); i++)
    {
      PskArea *area = psk_areas_get (self->areas, i);
      const char *name = psk_area_get_name (area, psk_language_of_messages ());

      if ((PskAreaLevel) area->level == level
          && (self->query->area == 0 || psk_area_code_within (area->code, self->query->area)
              || psk_area_code_within (self->query->area, area->code))
          && g_hash_table_add (seen, (gpointer) name))
        g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

static char **
titles_of_codes (Export     *self,
                 const char *list)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  JsonArray *codes = psk_definition_get_list (self->codes, list);

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *object = json_array_get_object_element (codes, i);
      const char *code = json_object_get_string_member_with_default (object, "code", NULL);

      if (!psk_definition_is_offered (object))
        continue;
      g_strv_builder_add (titles,
                          psk_definition_get_code_title (self->codes, list, code,
                                                         psk_language_of_messages ()));
    }

  return g_strv_builder_end (titles);
}

/* What an office that fills in the file may choose, or NULL for what it types. */
static char **
get_choices (Export *self,
             guint   column)
{
  static const char *const titles[] = { "นาย", "นาง", "นางสาว", NULL };

  switch ((int) columns[column].field)
    {
    case PSK_HOUSEHOLD_TAMBON:
      return names_within (self, column == DISTRICT_COLUMN ? PSK_AREA_DISTRICT
                                                           : PSK_AREA_TAMBON);
    case PSK_HOUSEHOLD_TITLE:
      return g_strdupv ((char **) titles);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return titles_of_codes (self, "vulnerability");
    default:
      return NULL;
    }
}

static gboolean
add_choices (Export     *self,
             PskStaging *staging,
             GError    **error)
{
  for (guint i = 0; i < self->n_shown; i++)
    {
      g_auto (GStrv) choices = get_choices (self, self->shown[i]);

      if (choices != NULL
          && !psk_staging_set_choices (staging, 1, (int) i + 1, (const char *const *) choices,
                                       error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_head (Export     *self,
          PskStaging *staging,
          GError    **error)
{
  char *titles[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    titles[i] = (char *) _(columns[i].title);
  for (guint i = 0; i < self->n_shown; i++)
    {
      const guint column = self->shown[i];

      if (!psk_staging_add_column (staging, titles[column], columns[column].kind,
                                   columns[column].width, error))
        return FALSE;
    }

  return add_row (self, staging, titles, error);
}

static gboolean
add_rows (Export       *self,
          PskStore     *store,
          PskStaging   *staging,
          GArray       *ids,
          GCancellable *cancellable,
          GError      **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PskHousehold) household = NULL;
      char *cells[G_N_ELEMENTS (columns)];
      gboolean added;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      household = psk_household_table_read (store, g_array_index (ids, gint64, i), error);
      if (household == NULL)
        return FALSE;

      fill_cells (self, household, cells);
      added = add_row (self, staging, cells, error);
      for (gsize c = 0; c < G_N_ELEMENTS (cells); c++)
        g_free (cells[c]);
      if (!added)
        return FALSE;
    }

  return TRUE;
}

static gboolean
stage (Export       *self,
       PskStore     *store,
       const char   *staging_path,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GArray) ids = psk_household_query_run (store, self->query, error);
  g_autoptr (PskStaging) staging = ids != NULL ? psk_staging_create (staging_path, error) : NULL;

  return staging != NULL
         && psk_staging_add_sheet (staging, _("Households"), error)
         && add_head (self, staging, error)
         && add_choices (self, staging, error)
         && add_rows (self, store, staging, ids, cancellable, error)
         && psk_staging_end_sheet (staging, (int) ids->len + 1, (int) self->n_shown, error)
         && psk_staging_close (staging, error);
}

static gpointer
write_out (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Export *self = data;
  g_autoptr (PskScratch) scratch = psk_scratch_new (error);
  g_autofree char *staging_path = NULL;

  if (scratch == NULL)
    return NULL;

  staging_path = psk_scratch_build_path (scratch, "staging.db");
  return GINT_TO_POINTER (stage (self, store, staging_path, cancellable, error)
                          && psk_exchange_write (staging_path, self->path, cancellable, error));
}

/**
 * psk_export_households:
 * @book: a book
 * @area: a province, district or tambon; 0 for everything
 * @level: what may be seen
 * @path: the file: its ending says the format, .xlsx or .csv
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT for another ending, %PSK_ERROR_FULL,
 *   %PSK_ERROR_READ_ONLY
 *
 * Writes the chosen households, with titles in the language of the messages. Citizen
 * ids are masked. The export is noted in the log of access.
 *
 * Returns: whether the file is complete
 */
gboolean
psk_export_households (PskBook       *book,
                       int            area,
                       PskExportLevel level,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const PskHouseholdQuery query = { .area = area, .scope = PSK_HOUSEHOLDS_CHOSEN };
  Export *export;
  gboolean written;

  g_return_val_if_fail (PSK_IS_BOOK (book) && path != NULL, FALSE);

  export = export_new (book, &query, NULL, level, path);
  written = write_out (psk_book_get_store (book), export, cancellable, error) != NULL;
  export_free (export);
  if (written)
    psk_book_log_access (book, "export", path);

  return written;
}

/**
 * psk_export_query_async:
 * @book: a book
 * @query: which households, in which order
 * @fields: (nullable) (element-type PskHouseholdField): which columns, in which order; all
 *   when %NULL
 * @level: what may be seen
 * @path: the file: its ending says the format, .xlsx or .csv
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes what a grid shows, as psk_export_households() does, without waiting for it.
 */
void
psk_export_query_async (PskBook                 *book,
                        const PskHouseholdQuery *query,
                        GArray                  *fields,
                        PskExportLevel           level,
                        const char              *path,
                        GCancellable            *cancellable,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  g_return_if_fail (PSK_IS_BOOK (book) && query != NULL && path != NULL);

  psk_book_read_async (book, write_out, export_new (book, query, fields, level, path), export_free,
                       NULL, cancellable, callback, user_data);
}

/**
 * psk_export_query_finish:
 * @book: a book
 * @result: the result
 * @error: (nullable): as for psk_export_households()
 *
 * Returns: whether the file is complete; the caller logs it with psk_book_log_access()
 */
gboolean
psk_export_query_finish (PskBook      *book,
                         GAsyncResult *result,
                         GError      **error)
{
  return psk_book_read_finish (book, result, error) != NULL;
}
