/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskCliTable:
 *
 * Rows of text that are printed in columns.
 */
typedef struct _PskCliTable PskCliTable;

PskCliTable *psk_cli_table_new             (const char   *first_title,
                                            ...) G_GNUC_NULL_TERMINATED;
PskCliTable *psk_cli_table_new_with_titles (GStrv         titles);
void         psk_cli_table_free            (PskCliTable  *self);
void         psk_cli_table_right           (PskCliTable  *self,
                                            guint         column);
void         psk_cli_table_add             (PskCliTable  *self,
                                            const char   *first_cell,
                                            ...) G_GNUC_NULL_TERMINATED;
void         psk_cli_table_take            (PskCliTable  *self,
                                            GStrv         cells);
void         psk_cli_table_print           (PskCliTable  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskCliTable, psk_cli_table_free)

G_END_DECLS
