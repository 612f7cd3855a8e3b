/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSK_TYPE_TOASTER (psk_toaster_get_type ())

G_DECLARE_FINAL_TYPE (PskToaster, psk_toaster, PSK, TOASTER, GObject)

PskToaster *psk_toaster_new        (AdwToastOverlay *overlay,
                                    const char      *undo_action);
void        psk_toaster_say        (PskToaster      *self,
                                    const char      *text,
                                    gboolean         with_undo);
void        psk_toaster_say_during (PskToaster      *self,
                                    const char      *text);
void        psk_toaster_clear      (PskToaster      *self);

G_END_DECLS
