/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-staging-writer.h"

#include "psk-error.h"
#include "psk-limits.h"
#include "psk-row-queue.h"
#include "psk-staging.h"

struct _PskStagingWriter
{
  PskStaging *staging; /* to be taken from use_staging() */
  PskRowQueue *rows;
  GString *line;      /* of the row that is being written */
  int max_rows;       /* of a sheet; G_MAXINT for all */
  int n_sheets;
  int row;            /* number of the row that is being written */
  int last_row;       /* that has text */
  int n_rows;         /* with text, of all sheets */
  int n_cells;
  int n_columns;      /* the most cells of a row of the sheet */
  gboolean has_text;
};

G_NORETURN static void
fail (const GError *error)
{
  psk_fail (g_error_matches (error, PSK_ERROR, PSK_ERROR_FULL) ? "no-space" : "bad-staging",
            error->message);
}

G_NORETURN static void
fail_in_row (PskStagingWriter *self,
             const char       *code)
{
  g_autofree char *row = g_strdup_printf ("%d", self->row);

  psk_fail (code, row);
}

/**
 * psk_staging_writer_new:
 * @path: where the database is made
 * @max_rows: how many rows of each sheet are wanted; 0 for all
 *
 * Returns: (transfer full): the writer
 */
PskStagingWriter *
psk_staging_writer_new (const char *path,
                        int         max_rows)
{
  PskStagingWriter *self = g_new0 (PskStagingWriter, 1);
  g_autoptr (GError) error = NULL;

  self->line = g_string_new (NULL);
  self->max_rows = max_rows > 0 ? max_rows : G_MAXINT;
  self->staging = psk_staging_create (path, &error);
  if (self->staging == NULL)
    fail (error);
  self->rows = psk_row_queue_new (self->staging);

  return self;
}

/* The database, when all rows so far are in it. */
static PskStaging *
use_staging (PskStagingWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (!psk_row_queue_wait (self->rows, &error))
    fail (error);

  return self->staging;
}

static void
finish_sheet (PskStagingWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (self->n_sheets > 0
      && !psk_staging_end_sheet (use_staging (self), self->last_row, self->n_columns, &error))
    fail (error);
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
  g_autoptr (GError) error = NULL;

  finish_sheet (self);
  if (!psk_staging_add_sheet (use_staging (self), sheet, &error))
    fail (error);
  self->n_sheets++;
  self->row = 1;
  self->last_row = 0;
  self->n_columns = 0;
}

/**
 * psk_staging_writer_column:
 * @self: a writer that began a sheet
 * @title: the name of an attribute
 *
 * Adds a column to the sheet: rows begin at once, without a row of titles.
 */
void
psk_staging_writer_column (PskStagingWriter *self,
                           const char       *title)
{
  g_autoptr (GError) error = NULL;

  if (!psk_staging_add_column (use_staging (self), title, PSK_COLUMN_TEXT, 0, &error))
    fail (error);
}

/**
 * psk_staging_writer_hide:
 * @self: a writer inside a sheet
 *
 * Notes that people who open the file do not see the sheet.
 */
void
psk_staging_writer_hide (PskStagingWriter *self)
{
  g_autofree char *key = g_strdup_printf (PSK_STAGING_HIDDEN "%d", self->n_sheets);

  psk_staging_writer_set_info (self, key, "1");
}

/**
 * psk_staging_writer_doubt:
 * @self: a writer inside a sheet
 * @cell: the name of a cell: "C2"
 *
 * Notes that the formulas of the sheet from this cell on were never calculated.
 */
void
psk_staging_writer_doubt (PskStagingWriter *self,
                          const char       *cell)
{
  g_autofree char *key = g_strdup_printf (PSK_STAGING_UNCALCULATED "%d", self->n_sheets);

  psk_staging_writer_set_info (self, key, cell);
}

/**
 * psk_staging_writer_skip_row:
 * @self: a writer
 *
 * Does not count the first row of the sheet, which is not one of the list.
 */
void
psk_staging_writer_skip_row (PskStagingWriter *self)
{
  g_return_if_fail (self->row == 1);

  self->row = 0;
}

static gboolean
is_control (guint8 byte)
{
  return byte < 0x20 || byte == 0x7f;
}

/* Line breaks become one kind, every other control character a blank. Nearly no cell has
 * any: looking first is faster than copying byte by byte. */
static void
append_clean (PskStagingWriter *self,
              const char       *text,
              gsize             length)
{
  guint has_control = FALSE;
  char *to;

  for (gsize i = 0; i < length; i++)
    has_control |= ((guint8) text[i] < 0x20) | (text[i] == 0x7f);
  for (gsize i = 0; i < length && !self->has_text; i++)
    self->has_text = !is_control ((guint8) text[i]) && text[i] != ' ';
  if (!has_control)
    {
      g_string_append_len (self->line, text, (gssize) length);
      return;
    }

  g_string_set_size (self->line, self->line->len + length);
  to = self->line->str + self->line->len - length;
  for (gsize i = 0; i < length; i++)
    {
      const guint8 byte = (guint8) text[i];

      if (byte == '\r')
        {
          if (i + 1 == length || text[i + 1] != '\n')
            *to++ = '\n';
          continue;
        }
      *to++ = is_control (byte) && byte != '\n' ? ' ' : text[i];
    }
  g_string_truncate (self->line, (gsize) (to - self->line->str));
}

/**
 * psk_staging_writer_cell:
 * @self: a writer
 * @text: (array length=length): UTF-8
 * @length: in bytes
 *
 * Adds a cell to the row. Control characters become spaces; line breaks stay.
 */
void
psk_staging_writer_cell (PskStagingWriter *self,
                         const char       *text,
                         gsize             length)
{
  /* The line of an Excel file that names the separator. */
  if (self->row == 0)
    return;
  if (length > PSK_MAX_CELL_BYTES)
    psk_staging_writer_refuse_cell (self);
  if (++self->n_cells > PSK_MAX_COLUMNS)
    fail_in_row (self, "too-many-columns");

  if (self->n_cells > 1)
    g_string_append_c (self->line, PSK_STAGING_SEPARATOR);
  append_clean (self, text, length);
}

/**
 * psk_staging_writer_refuse_cell:
 * @self: a writer
 *
 * Ends the program because of a cell that nobody can have meant.
 */
void
psk_staging_writer_refuse_cell (PskStagingWriter *self)
{
  fail_in_row (self, "long-cell");
}

/**
 * psk_staging_writer_refuse_quote:
 * @self: a writer
 *
 * Ends the program because of a quotation mark that is never closed.
 */
void
psk_staging_writer_refuse_quote (PskStagingWriter *self)
{
  fail_in_row (self, "open-quote");
}

static void
keep_row (PskStagingWriter *self)
{
  if (self->row > PSK_MAX_ROWS)
    psk_fail ("too-many-rows", NULL);

  psk_row_queue_push (self->rows, self->row, self->line->str, self->line->len);
  self->last_row = self->row;
  self->n_columns = MAX (self->n_columns, self->n_cells);
  psk_report_progress (++self->n_rows);
}

/**
 * psk_staging_writer_geometry:
 * @self: a writer
 * @bytes: (nullable) (array length=size): the areas of the row, as Well-Known Binary
 * @size: in bytes
 * @problem: a stable word for what is wrong with them; "" for nothing
 *
 * Says what the row is on the map. Such a row is kept when it has no text.
 */
void
psk_staging_writer_geometry (PskStagingWriter *self,
                             const guint8     *bytes,
                             gsize             size,
                             const char       *problem)
{
  g_autoptr (GError) error = NULL;

  if (!psk_staging_add_geometry (use_staging (self), self->row, bytes, size, problem, &error))
    fail (error);
  self->has_text = TRUE;
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
  if (self->has_text && !psk_staging_writer_is_full (self))
    keep_row (self);

  g_string_truncate (self->line, 0);
  self->n_cells = 0;
  self->has_text = FALSE;
  self->row++;
}

/**
 * psk_staging_writer_is_full:
 * @self: a writer
 *
 * Returns: whether the sheet has as many rows as were asked for
 */
gboolean
psk_staging_writer_is_full (PskStagingWriter *self)
{
  return self->row > self->max_rows;
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
  g_autoptr (GError) error = NULL;

  if (!psk_staging_set_info (use_staging (self), key, value, &error))
    fail (error);
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
  g_autoptr (GError) error = NULL;

  finish_sheet (self);
  if (!psk_staging_close (use_staging (self), &error))
    fail (error);
  psk_row_queue_free (self->rows);
  psk_staging_free (self->staging);
  g_string_free (self->line, TRUE);
  g_free (self);

  return n_rows;
}
