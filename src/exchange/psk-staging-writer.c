/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-staging-writer.h"

#include <stdio.h>
#include <string.h>

#include "psk-error.h"
#include "psk-limits.h"
#include "psk-staging.h"

struct _PskStagingWriter
{
  PskStaging *staging;
  GString *line;      /* of the row that is being written */
  int n_sheets;
  int row;            /* number of the row that is being written */
  int n_rows;         /* with text, of all sheets */
  int n_cells;
  int n_columns;      /* the most cells of a row of the sheet */
  gboolean has_text;
};

static void
check (gboolean done,
       GError  *error)
{
  if (done)
    return;

  psk_fail (g_error_matches (error, PSK_ERROR, PSK_ERROR_FULL) ? "no-space" : "bad-staging",
            error->message);
}

/**
 * psk_staging_writer_new:
 * @path: where the database is made
 *
 * Returns: (transfer full): the writer
 */
PskStagingWriter *
psk_staging_writer_new (const char *path)
{
  PskStagingWriter *self = g_new0 (PskStagingWriter, 1);
  GError *error = NULL;

  self->line = g_string_new (NULL);
  self->staging = psk_staging_create (path, &error);
  check (self->staging != NULL, error);

  return self;
}

static void
finish_sheet (PskStagingWriter *self)
{
  GError *error = NULL;

  if (self->n_sheets > 0)
    check (psk_staging_end_sheet (self->staging, self->row - 1, self->n_columns, &error), error);
}

/**
 * psk_staging_writer_begin:
 * @self: a writer
 * @sheet: the name of a sheet
 *
 * Begins a sheet; what follows are its rows.
 */
void
psk_staging_writer_begin (PskStagingWriter *self,
                          const char       *sheet)
{
  GError *error = NULL;

  finish_sheet (self);
  check (psk_staging_add_sheet (self->staging, sheet, &error), error);
  self->n_sheets++;
  self->row = 1;
  self->n_columns = 0;
}

/**
 * psk_staging_writer_cell:
 * @self: a writer
 * @text: UTF-8
 * @length: in bytes
 *
 * Adds a cell to the row. Control characters become spaces; line breaks stay.
 */
void
psk_staging_writer_cell (PskStagingWriter *self,
                         const char       *text,
                         gsize             length)
{
  gsize from;

  if (length > PSK_MAX_CELL_BYTES)
    psk_fail ("too-large", "a cell");
  if (++self->n_cells > PSK_MAX_COLUMNS)
    psk_fail ("too-many-columns", NULL);

  if (self->n_cells > 1)
    g_string_append_c (self->line, PSK_STAGING_SEPARATOR);
  from = self->line->len;
  g_string_append_len (self->line, text, length);

  for (gsize i = from; i < self->line->len; i++)
    {
      guint8 byte = (guint8) self->line->str[i];

      if (byte < 0x20 && byte != '\n')
        self->line->str[i] = ' ';
      self->has_text |= byte > 0x20;
    }
}

static void
keep_row (PskStagingWriter *self)
{
  GError *error = NULL;

  if (++self->n_rows > PSK_MAX_ROWS)
    psk_fail ("too-many-rows", NULL);

  check (psk_staging_add_line (self->staging, self->row, self->line->str, self->line->len, &error),
         error);
  self->n_columns = MAX (self->n_columns, self->n_cells);

  if (self->n_rows % 10000 == 0)
    {
      printf ("PROGRESS %d\n", self->n_rows);
      fflush (stdout);
    }
}

/**
 * psk_staging_writer_end_row:
 * @self: a writer
 *
 * Ends the row. One without any text is counted and not kept.
 */
void
psk_staging_writer_end_row (PskStagingWriter *self)
{
  if (self->has_text)
    keep_row (self);

  g_string_truncate (self->line, 0);
  self->n_cells = 0;
  self->has_text = FALSE;
  self->row++;
}

/**
 * psk_staging_writer_set_info:
 * @self: a writer
 * @key: format, encoding, delimiter, warning
 * @value: what was found
 */
void
psk_staging_writer_set_info (PskStagingWriter *self,
                             const char       *key,
                             const char       *value)
{
  GError *error = NULL;

  check (psk_staging_set_info (self->staging, key, value, &error), error);
}

/**
 * psk_staging_writer_close:
 * @self: (transfer full): a writer
 *
 * Returns: how many rows with text were written
 */
int
psk_staging_writer_close (PskStagingWriter *self)
{
  const int n_rows = self->n_rows;
  GError *error = NULL;

  finish_sheet (self);
  check (psk_staging_close (self->staging, &error), error);
  psk_staging_free (self->staging);
  g_string_free (self->line, TRUE);
  g_free (self);

  return n_rows;
}
