/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_TOOL_WINDOW (psk_tool_window_get_type ())

G_DECLARE_DERIVABLE_TYPE (PskToolWindow, psk_tool_window, PSK, TOOL_WINDOW, AdwWindow)

/**
 * PskToolWindowClass:
 * @reload: reads what the window shows, when it is shown for the first time and when the
 *   book or the area of its page changed
 *
 * A window beside the main one that works through something of the area of a page.
 */
struct _PskToolWindowClass
{
  AdwWindowClass parent_class;

  void (*reload) (PskToolWindow *self);
};

GtkWindow *psk_tool_window_open     (GType           type,
                                     PskPage        *page);
void       psk_tool_window_set_toast_overlay (PskToolWindow    *self,
                                              AdwToastOverlay  *overlay);
PskPage   *psk_tool_window_get_page (PskToolWindow  *self);
PskBook   *psk_tool_window_get_book (PskToolWindow  *self);
void       psk_tool_window_toast    (PskToolWindow  *self,
                                     const char     *text,
                                     gboolean        with_undo);
gboolean   psk_tool_window_run      (PskToolWindow  *self,
                                     PskCommand     *command,
                                     const char     *toast);

G_END_DECLS
