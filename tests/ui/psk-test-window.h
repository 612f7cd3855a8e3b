/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-application.h"
#include "psk-window.h"

G_BEGIN_DECLS

/**
 * PskTestWindow:
 * @application: the application
 * @window: its window
 * @path: a sample book in the folder for temporary files; %NULL without one
 *
 * The whole program in this process, on a display that nobody looks at.
 */
typedef struct
{
  PskApplication *application;
  PskWindow *window;
  char *path;
} PskTestWindow;

void           psk_test_window_start      (int            *argc,
                                           char         ***argv);
PskTestWindow *psk_test_window_new        (gboolean        with_book);
void           psk_test_window_free       (PskTestWindow  *self);
void           psk_test_window_wait       (guint           milliseconds);
void           psk_test_window_until      (gboolean      (*reached) (gpointer data),
                                           gpointer        data);
void           psk_test_window_press      (GtkWindow      *window,
                                           const char     *keys);
void           psk_test_window_drag       (GtkWidget      *from,
                                           GtkWidget      *to,
                                           double          part);
void           psk_test_window_point      (GtkWidget      *widget,
                                           double          x,
                                           double          y);
void           psk_test_window_click      (GtkWidget      *widget,
                                           guint           n);
GtkWidget     *psk_test_window_find       (GtkWidget      *root,
                                           GType           type,
                                           gboolean      (*accept) (GtkWidget *widget,
                                                                    gpointer   data),
                                           gpointer        data);
GtkWidget     *psk_test_window_find_label (GtkWidget      *root,
                                           const char     *text);
GtkWidget     *psk_test_window_find_row   (GtkWidget      *root,
                                           GType           type,
                                           const char     *title);
gpointer       psk_test_window_get_shown  (GType           type);
PskStore      *psk_test_window_get_store  (PskTestWindow  *self);
void           psk_test_window_undo       (PskTestWindow  *self);
void           psk_test_window_shoot      (PskTestWindow  *self,
                                           const char     *name);
void           psk_test_window_look       (GtkWidget      *window,
                                           const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskTestWindow, psk_test_window_free)

G_END_DECLS
