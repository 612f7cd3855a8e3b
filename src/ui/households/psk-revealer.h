/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_REVEALER (psk_revealer_get_type ())

G_DECLARE_FINAL_TYPE (PskRevealer, psk_revealer, PSK, REVEALER, GObject)

PskRevealer *psk_revealer_new              (PskPage      *page);
gboolean     psk_revealer_reveal           (PskRevealer  *self,
                                            const char   *reason,
                                            GError      **error);
void         psk_revealer_hide             (PskRevealer  *self);
gboolean     psk_revealer_is_revealed      (PskRevealer  *self);
guint        psk_revealer_get_seconds_left (PskRevealer  *self);
gboolean     psk_revealer_is_reason        (const char   *reason);

G_END_DECLS
