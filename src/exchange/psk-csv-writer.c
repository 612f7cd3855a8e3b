/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-csv-writer.h"

#include <stdio.h>
#include <string.h>

#include "psk-limits.h"
#include "psk-number.h"
#include "psk-staging.h"

typedef struct
{
  FILE *file;
  GString *line;
} CsvWriter;

/* What a spreadsheet would take for a formula (OWASP, "CSV injection"): also the
 * wide forms of the signs, that some versions of Excel take for the plain ones. */
static gboolean
is_formula (const char *text)
{
  static const char *const starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
    "\xef\xbc\xa0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (text, starts[i]))
        return !psk_number_is_plain (text);
    }

  return FALSE;
}

static void
append_cell (GString    *line,
             const char *text)
{
  const gboolean formula = is_formula (text);

  if (!formula && strpbrk (text, ",\"\r\n;\t") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

static gboolean
write_row_cb (int                row,
              const char *const *cells,
              int                n_cells,
              gpointer           user_data,
              GError           **error)
{
  CsvWriter *writer = user_data;

  g_string_truncate (writer->line, 0);
  for (int i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_cell (writer->line, cells[i]);
    }
  g_string_append (writer->line, "\r\n");
  if (fwrite (writer->line->str, 1, writer->line->len, writer->file) != writer->line->len)
    psk_fail ("no-space", NULL);
  psk_report_progress (row);

  return TRUE;
}

/**
 * psk_csv_write:
 * @staging_path: a staging database; its first sheet is written
 * @path: the file to write
 *
 * Writes UTF-8 with a byte order mark, so that Excel shows Thai (RFC 4180).
 */
void
psk_csv_write (const char *staging_path,
               const char *path)
{
  g_autoptr (PskStaging) staging = psk_staging_open (staging_path, NULL);
  CsvWriter writer = { NULL };

  if (staging == NULL || psk_staging_get_n_sheets (staging) == 0)
    psk_fail ("bad-staging", NULL);
  writer.file = fopen (path, "wb");
  if (writer.file == NULL)
    psk_fail ("unwritable", NULL);

  writer.line = g_string_new (NULL);
  if (fputs ("\xef\xbb\xbf", writer.file) < 0)
    psk_fail ("no-space", NULL);
  if (!psk_staging_each_row (staging, 1, write_row_cb, &writer, NULL))
    psk_fail ("bad-staging", NULL);
  g_string_free (writer.line, TRUE);

  if (fclose (writer.file) != 0)
    psk_fail ("no-space", NULL);
}
