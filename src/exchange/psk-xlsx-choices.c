/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-xlsx-choices.h"

#include "psk-staging-choices.h"

/* The last row that a sheet can have. */
#define LAST_ROW (LXW_ROW_MAX - 1)

#if defined (__SANITIZE_ADDRESS__)
/* The library does not free the formula of a drop-down. This program is not given the
 * environment that would tell the sanitizer. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:lxw_strdup\n";
}
#endif

struct _PskXlsxChoices
{
  GPtrArray *lists; /* GStrv, one for each column of the hidden sheet */
};

/**
 * psk_xlsx_choices_new:
 *
 * Returns: (transfer full): no drop-downs yet
 */
PskXlsxChoices *
psk_xlsx_choices_new (void)
{
  PskXlsxChoices *self = g_new0 (PskXlsxChoices, 1);

  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * psk_xlsx_choices_free:
 * @self: (transfer full): the drop-downs
 */
void
psk_xlsx_choices_free (PskXlsxChoices *self)
{
  g_ptr_array_unref (self->lists);
  g_free (self);
}

/**
 * psk_xlsx_choices_add:
 * @self: the drop-downs
 * @sheet: a sheet with one row of heads
 * @column: one of its columns, from 0
 * @texts: (transfer full): what is offered below the head
 *
 * Whoever fills in the sheet chooses from a list. Another text is warned of and may stay.
 */
void
psk_xlsx_choices_add (PskXlsxChoices *self,
                      lxw_worksheet  *sheet,
                      int             column,
                      char          **texts)
{
  char from[LXW_MAX_CELL_NAME_LENGTH];
  char to[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
    .ignore_blank = LXW_VALIDATION_ON,
    .dropdown = LXW_VALIDATION_ON,
    .show_error = LXW_VALIDATION_ON,
  };

  lxw_rowcol_to_cell_abs (from, 0, (lxw_col_t) self->lists->len, LXW_TRUE, LXW_TRUE);
  lxw_rowcol_to_cell_abs (to, g_strv_length (texts) - 1, (lxw_col_t) self->lists->len, LXW_TRUE,
                          LXW_TRUE);
  formula = g_strdup_printf ("=" PSK_STAGING_CHOICES_SHEET "!%s:%s", from, to);
  validation.value_formula = formula;
  worksheet_data_validation_range (sheet, 1, (lxw_col_t) column, LAST_ROW, (lxw_col_t) column,
                                   &validation);
  g_ptr_array_add (self->lists, texts);
}

/**
 * psk_xlsx_choices_write:
 * @self: the drop-downs
 * @workbook: the workbook, all sheets of which are written
 * @n_rows: (inout): the rows that were written
 * @n_cells: (inout): the cells that were written
 *
 * Writes the hidden sheet, when something is on it.
 *
 * Returns: whether there was memory for it
 */
gboolean
psk_xlsx_choices_write (PskXlsxChoices *self,
                        lxw_workbook   *workbook,
                        guint64        *n_rows,
                        guint64        *n_cells)
{
  lxw_worksheet *sheet;
  guint longest = 0;

  if (self->lists->len == 0)
    return TRUE;
  sheet = workbook_add_worksheet (workbook, PSK_STAGING_CHOICES_SHEET);
  if (sheet == NULL)
    return FALSE;

  worksheet_hide (sheet);
  for (guint c = 0; c < self->lists->len; c++)
    longest = MAX (longest, g_strv_length (self->lists->pdata[c]));
  for (guint row = 0; row < longest; row++)
    {
      for (guint c = 0; c < self->lists->len; c++)
        {
          char **texts = self->lists->pdata[c];

          if (row < g_strv_length (texts)
              && worksheet_write_string (sheet, row, (lxw_col_t) c, texts[row], NULL)
                   == LXW_NO_ERROR)
            (*n_cells)++;
        }
    }
  *n_rows += longest;

  return TRUE;
}
