/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-import.h"

#include "psk-staging.h"

static void
add_rows (PskStaging *staging,
          const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL && (lines[i][0] != '\0' || lines[i + 1] != NULL); i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "¶", -1);
      g_autofree char *line = g_strjoinv ("\n", parts);
      g_auto (GStrv) cells = g_strsplit (line, "|", -1);

      if (lines[i][0] == '%')
        {
          g_assert_true (psk_staging_end_sheet (staging, i, 1, NULL));
          g_assert_true (psk_staging_add_sheet (staging, lines[i] + 1, NULL));
          continue;
        }
      g_assert_true (psk_staging_add_row (staging, (const char *const *) cells,
                                          (int) g_strv_length (cells), NULL));
    }
}

/**
 * psk_test_stage:
 * @dir: a folder for the staging database
 * @sheet: the name of the sheet
 * @rows: lines, with cells parted by |
 *
 * A line that begins with "%" and a name begins another sheet; ¶ stands for a line break
 * in a cell.
 *
 * Returns: (transfer full): the path of a staging database as of a foreign file
 */
char *
psk_test_stage (const char *dir,
                const char *sheet,
                const char *rows)
{
  static int n = 0;
  g_autofree char *path = g_strdup_printf ("%s/staging-%d.db", dir, n++);
  g_autoptr (GError) error = NULL;
  g_autoptr (PskStaging) staging = psk_staging_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (psk_staging_add_sheet (staging, sheet, NULL));
  add_rows (staging, rows);
  g_assert_true (psk_staging_end_sheet (staging, 1000, 1, NULL));
  g_assert_true (psk_staging_close (staging, NULL));

  return g_steal_pointer (&path);
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "-";
}

static void
append_number (GString *line,
               int      number)
{
  if (number >= 0)
    g_string_append_printf (line, "%d ", number);
  else
    g_string_append (line, "- ");
}

/**
 * psk_test_describe:
 * @import: an import that was prepared
 *
 * Returns: (transfer full): a line for each household: tambon, village, house, title,
 *   first and last name, citizen id, kinds, date, cause, members, note
 */
char *
psk_test_describe (PskImport *import)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < psk_import_get_n_rows (import); i++)
    {
      PskHousehold *h = psk_import_get_row (import, i)->household;

      if (h == NULL)
        continue;
      append_number (lines, h->tambon);
      append_number (lines, h->village_no);
      g_string_append_printf (lines, "%s %s %s %s %s ", or_dash (h->house_no), or_dash (h->title),
                              or_dash (h->first_name), or_dash (h->last_name),
                              or_dash (h->citizen_id));
      append_number (lines, h->kinds);
      g_string_append_printf (lines, "%s %s ", or_dash (h->planted_on),
                              or_dash (h->vulnerability));
      append_number (lines, h->members);
      g_string_append_printf (lines, "%s\n", or_dash (h->note));
    }

  return g_string_free (lines, FALSE);
}

/**
 * psk_test_prepare:
 * @test: a book
 * @sheet: the name of the first sheet
 * @rows: as psk_test_stage() takes them
 *
 * Returns: (transfer full): an import of them that is read and checked
 */
PskImport *
psk_test_prepare (PskTestBook *test,
                  const char  *sheet,
                  const char  *rows)
{
  g_autofree char *path = psk_test_stage (test->path, sheet, rows);
  PskImport *import = psk_import_new (path, "list.csv", psk_book_get_areas (test->book),
                                      psk_book_get_codes (test->book));
  g_autoptr (GError) error = NULL;

  psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error);
  g_assert_no_error (error);

  return import;
}

/**
 * psk_test_check_layout:
 * @layout: a #PskTestLayout
 *
 * Imports it into a new book, and asserts what is to come out.
 */
void
psk_test_check_layout (gconstpointer layout)
{
  const PskTestLayout *self = layout;
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (PskImport) import = psk_test_prepare (test, self->sheet, self->rows);
  g_autofree char *result = psk_test_describe (import);

  g_assert_cmpstr (result, ==, self->expected);
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_REJECTED), ==, self->n_rejected);
}
