/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_CELL (psk_cell_get_type ())

G_DECLARE_FINAL_TYPE (PskCell, psk_cell, PSK, CELL, GtkWidget)

GtkWidget   *psk_cell_new           (void);
void         psk_cell_set_text      (PskCell     *self,
                                     const char  *text);
void         psk_cell_set_edit_text (PskCell     *self,
                                     const char  *text);
void         psk_cell_set_draft     (PskCell     *self,
                                     const char  *draft);
void         psk_cell_set_class     (PskCell     *self,
                                     const char  *css_class);
void         psk_cell_set_editable  (PskCell     *self,
                                     gboolean     editable);
void         psk_cell_set_xalign    (PskCell     *self,
                                     float        xalign);
void         psk_cell_set_column    (PskCell     *self,
                                     int          column);
int          psk_cell_get_column    (PskCell     *self);
void         psk_cell_set_row       (PskCell     *self,
                                     gint64       row);
gint64       psk_cell_get_row       (PskCell     *self);
void         psk_cell_set_item      (PskCell     *self,
                                     GtkListItem *item);
GtkListItem *psk_cell_get_item      (PskCell     *self);
guint        psk_cell_get_position  (PskCell     *self);
void         psk_cell_set_in_range  (PskCell     *self,
                                     gboolean     in_range);
gboolean     psk_cell_is_editing    (PskCell     *self);
void         psk_cell_stop_editing  (PskCell     *self,
                                     gboolean     keep);
GtkWidget   *psk_cell_resume_editing (PskCell    *self);
void         psk_cell_start_editing (PskCell     *self,
                                     const char  *text);

G_END_DECLS
