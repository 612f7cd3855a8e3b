/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/**
 * PskXlsxChoices:
 *
 * The drop-downs of a workbook. What they offer stands on a hidden sheet, because a list in
 * the cell itself may not be longer than 255 characters.
 */
typedef struct _PskXlsxChoices PskXlsxChoices;

PskXlsxChoices *psk_xlsx_choices_new   (void);
void            psk_xlsx_choices_free  (PskXlsxChoices *self);
void            psk_xlsx_choices_add   (PskXlsxChoices *self,
                                        lxw_worksheet  *sheet,
                                        int             column,
                                        char          **texts);
gboolean        psk_xlsx_choices_write (PskXlsxChoices *self,
                                        lxw_workbook   *workbook,
                                        guint64        *n_rows,
                                        guint64        *n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskXlsxChoices, psk_xlsx_choices_free)

G_END_DECLS
