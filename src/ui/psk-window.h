/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_WINDOW (psk_window_get_type ())

G_DECLARE_FINAL_TYPE (PskWindow, psk_window, PSK, WINDOW, AdwApplicationWindow)

PskWindow *psk_window_new         (GtkApplication *application,
                                   GSettings      *settings);
void       psk_window_add_page    (PskWindow      *self,
                                   PskPage        *page);
PskPage   *psk_window_get_page    (PskWindow      *self,
                                   const char     *name);
void       psk_window_show_page   (PskWindow      *self,
                                   const char     *name);
guint      psk_window_settle      (PskWindow      *self);
void       psk_window_set_book    (PskWindow      *self,
                                   PskBook        *book);
PskBook   *psk_window_get_book    (PskWindow      *self);
void       psk_window_set_area    (PskWindow      *self,
                                   int             area);
void       psk_window_open        (PskWindow      *self,
                                   const char     *path);
void       psk_window_await       (PskWindow      *self);
void       psk_window_show_opened (PskWindow      *self,
                                   GAsyncResult   *result);
void       psk_window_toast       (PskWindow      *self,
                                   const char     *text,
                                   gboolean        with_undo);

G_END_DECLS
