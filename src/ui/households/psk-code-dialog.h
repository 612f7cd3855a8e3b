/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-code-list.h"
#include "psk-tool-window.h"

G_BEGIN_DECLS

#define PSK_TYPE_CODE_DIALOG (psk_code_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskCodeDialog, psk_code_dialog, PSK, CODE_DIALOG, AdwWindow)

GtkWindow *psk_code_dialog_show (PskToolWindow  *window,
                                 const char     *list,
                                 const PskCode  *entry,
                                 const char     *name);

G_END_DECLS
