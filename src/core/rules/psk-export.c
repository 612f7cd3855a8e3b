/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-export.h"

#include <glib/gi18n-lib.h>

#include "psk-exchange.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-person-id.h"
#include "psk-scratch.h"
#include "psk-staging.h"

static const struct
{
  const char *title;
  PskColumnKind kind;
  int width;
  gboolean personal;
} columns[] = {
  { N_("No."), PSK_COLUMN_INTEGER, 6, FALSE },
  { N_("District"), PSK_COLUMN_TEXT, 14, FALSE },
  { N_("Tambon"), PSK_COLUMN_TEXT, 14, FALSE },
  { N_("Village"), PSK_COLUMN_INTEGER, 8, FALSE },
  { N_("House number"), PSK_COLUMN_TEXT, 12, TRUE },
  { N_("Title"), PSK_COLUMN_TEXT, 12, TRUE },
  { N_("First Name"), PSK_COLUMN_TEXT, 16, TRUE },
  { N_("Last Name"), PSK_COLUMN_TEXT, 18, TRUE },
  { N_("Citizen ID"), PSK_COLUMN_TEXT, 20, TRUE },
  { N_("Phone"), PSK_COLUMN_TEXT, 14, TRUE },
  { N_("Vulnerability"), PSK_COLUMN_TEXT, 20, TRUE }, /* tells who is ill or disabled */
  { N_("Members"), PSK_COLUMN_INTEGER, 10, FALSE },
  { N_("Kinds of vegetables"), PSK_COLUMN_INTEGER, 12, FALSE },
  { N_("Planted"), PSK_COLUMN_DATE, 14, FALSE },
  { N_("Status"), PSK_COLUMN_TEXT, 14, FALSE },
  { N_("Note"), PSK_COLUMN_TEXT, 24, TRUE },
};

static char *
number (int value)
{
  return value >= 0 ? g_strdup_printf ("%d", value) : NULL;
}

static void
fill_cells (PskBook      *book,
            PskHousehold *household,
            char        **cells)
{
  const PskLanguage language = psk_language_of_messages ();
  PskAreas *areas = psk_book_get_areas (book);
  PskDefinition *codes = psk_book_get_codes (book);
  int i = 0;

  cells[i++] = number (household->slot);
  cells[i++] = g_strdup (psk_areas_get_name (areas, psk_area_code_parent (household->tambon),
                                             language));
  cells[i++] = g_strdup (psk_areas_get_name (areas, household->tambon, language));
  cells[i++] = number (household->village_no);
  cells[i++] = g_strdup (household->house_no);
  cells[i++] = g_strdup (household->title);
  cells[i++] = g_strdup (household->first_name);
  cells[i++] = g_strdup (household->last_name);
  cells[i++] = household->citizen_id != NULL ? psk_person_id_mask (household->citizen_id) : NULL;
  cells[i++] = g_strdup (household->phone);
  cells[i++] = g_strdup (psk_definition_get_code_title (codes, "vulnerability",
                                                        household->vulnerability, language));
  cells[i++] = number (household->members);
  cells[i++] = number (household->kinds);
  cells[i++] = g_strdup (household->planted_on);
  cells[i++] = g_strdup (psk_definition_get_code_title (codes, "household_status",
                                                        psk_household_get_state (household),
                                                        language));
  cells[i++] = g_strdup (household->note);
  g_assert (i == G_N_ELEMENTS (columns));
}

static gboolean
is_shown (gsize          column,
          PskExportLevel level)
{
  return level != PSK_EXPORT_PUBLIC || !columns[column].personal;
}

static int
count_shown (PskExportLevel level)
{
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    n += is_shown (i, level);

  return n;
}

static gboolean
add_row (PskStaging    *staging,
         char         **cells,
         PskExportLevel level,
         GError       **error)
{
  const char *kept[G_N_ELEMENTS (columns)];
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (is_shown (i, level))
        kept[n++] = cells[i];
    }

  return psk_staging_add_row (staging, kept, n, error);
}

static gboolean
add_head (PskStaging    *staging,
          PskExportLevel level,
          GError       **error)
{
  char *titles[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      titles[i] = (char *) _(columns[i].title);
      if (is_shown (i, level)
          && !psk_staging_add_column (staging, titles[i], columns[i].kind, columns[i].width, error))
        return FALSE;
    }

  return add_row (staging, titles, level, error);
}

static gboolean
add_rows (PskBook       *book,
          PskStaging    *staging,
          GArray        *ids,
          PskExportLevel level,
          GCancellable  *cancellable,
          GError       **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PskHousehold) household = NULL;
      char *cells[G_N_ELEMENTS (columns)];
      gboolean added;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      household = psk_household_table_read (psk_book_get_store (book),
                                            g_array_index (ids, gint64, i), error);
      if (household == NULL)
        return FALSE;

      fill_cells (book, household, cells);
      added = add_row (staging, cells, level, error);
      for (gsize c = 0; c < G_N_ELEMENTS (cells); c++)
        g_free (cells[c]);
      if (!added)
        return FALSE;
    }

  return TRUE;
}

static gboolean
stage (PskBook       *book,
       int            area,
       PskExportLevel level,
       const char    *staging_path,
       GCancellable  *cancellable,
       GError       **error)
{
  const PskHouseholdQuery query = { .area = area, .scope = PSK_HOUSEHOLDS_CHOSEN };
  g_autoptr (GArray) ids = psk_household_query_run (psk_book_get_store (book), &query, error);
  g_autoptr (PskStaging) staging = ids != NULL ? psk_staging_create (staging_path, error) : NULL;

  return staging != NULL
         && psk_staging_add_sheet (staging, _("Households"), error)
         && add_head (staging, level, error)
         && add_rows (book, staging, ids, level, cancellable, error)
         && psk_staging_end_sheet (staging, (int) ids->len + 1, count_shown (level), error)
         && psk_staging_close (staging, error);
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
 * Writes the chosen households, titles in the language of the messages. Citizen
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
  g_autoptr (PskScratch) scratch = NULL;
  g_autofree char *staging_path = NULL;

  g_return_val_if_fail (PSK_IS_BOOK (book) && path != NULL, FALSE);

  scratch = psk_scratch_new (error);
  if (scratch == NULL)
    return FALSE;

  staging_path = psk_scratch_build_path (scratch, "staging.db");
  if (!stage (book, area, level, staging_path, cancellable, error)
      || !psk_exchange_write (staging_path, path, cancellable, error))
    return FALSE;

  psk_book_log_access (book, "export", path);
  return TRUE;
}
